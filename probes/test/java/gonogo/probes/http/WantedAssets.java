package gonogo.probes.http;

import gonogo.api.ByteSize;
import java.time.Duration;
import java.util.List;

/** Settings of {@link AssetsProbe}, starting from the defaults. */
final class WantedAssets {
  private List<String> paths = List.of("/");
  private final List<AssetCheck> checks;
  private ByteSize maxInitialJs = ByteSize.parse("350KiB");
  private ByteSize maxTotal = ByteSize.parse("2MiB");
  private ByteSize maxAsset = ByteSize.parse("700KiB");
  private List<AssetsProbe.Encoding> compression =
      List.of(AssetsProbe.Encoding.BR, AssetsProbe.Encoding.GZIP);
  private boolean fingerprinted = true;
  private boolean htmlNoCache = true;
  private AssetsProbe.SourceMapRule sourceMaps = AssetsProbe.SourceMapRule.PRIVATE;
  private boolean modernImages;

  private WantedAssets(List<AssetCheck> checks) {
    this.checks = checks;
  }

  static WantedAssets checks(AssetCheck... checks) {
    return new WantedAssets(List.of(checks));
  }

  static WantedAssets all() {
    return checks(AssetCheck.values()).modernImages();
  }

  WantedAssets paths(String... wanted) {
    paths = List.of(wanted);
    return this;
  }

  WantedAssets maxInitialJs(String size) {
    maxInitialJs = ByteSize.parse(size);
    return this;
  }

  WantedAssets maxTotal(String size) {
    maxTotal = ByteSize.parse(size);
    return this;
  }

  WantedAssets maxAsset(String size) {
    maxAsset = ByteSize.parse(size);
    return this;
  }

  WantedAssets compression(AssetsProbe.Encoding... encodings) {
    compression = List.of(encodings);
    return this;
  }

  WantedAssets notFingerprinted() {
    fingerprinted = false;
    return this;
  }

  WantedAssets cachedPages() {
    htmlNoCache = false;
    return this;
  }

  WantedAssets sourceMaps(AssetsProbe.SourceMapRule rule) {
    sourceMaps = rule;
    return this;
  }

  WantedAssets modernImages() {
    modernImages = true;
    return this;
  }

  AssetsProbe.Settings settings() {
    return new AssetsProbe.Settings(
        paths,
        checks,
        maxInitialJs,
        maxTotal,
        maxAsset,
        compression,
        fingerprinted,
        Duration.ofDays(30),
        htmlNoCache,
        sourceMaps,
        modernImages);
  }
}
