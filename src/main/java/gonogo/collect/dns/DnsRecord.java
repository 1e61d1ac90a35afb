package gonogo.collect.dns;

/**
 * One record in canonical text.
 *
 * @param name the owner in lower case with its final dot
 * @param type the mnemonic, of any type: an answer also holds the aliases that lead to it
 * @param ttl in seconds; at a resolver what is left of it
 * @param data as in a zone file, names in lower case with their final dot; the strings of a TXT record joined, without
 *     quotes (RFC 7208 3.3)
 */
public record DnsRecord(String name, String type, long ttl, String data) {}
