/** What the proofs of the engine stand on: inputs in memory, and a small world that answers as told. */
package gonogo.engine.proof;
