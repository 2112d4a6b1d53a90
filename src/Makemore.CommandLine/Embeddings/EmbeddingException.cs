
namespace Makemore.CommandLine.Embeddings;

/// <summary>An embedding cannot be drawn. The message says why.</summary>
public sealed class EmbeddingException(string message) : MakemoreException(message);
