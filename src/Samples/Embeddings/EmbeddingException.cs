using Makemore;

namespace Embeddings;

/// <summary>An embedding cannot be drawn; the message says why.</summary>
public sealed class EmbeddingException(string message) : MakemoreException(message);
