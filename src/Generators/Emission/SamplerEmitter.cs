using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>The sampler: the notebook's generate_name.</summary>
internal static class SamplerEmitter
{
    public static void Emit(SourceWriter writer, ModelSpec spec)
    {
        string forward = spec.Backend is Backend.Torch ? "Logits" : "_network.Prepared()";
        writer.Write($$"""
            /// <inheritdoc/>
            public global::System.Collections.Generic.IReadOnlyList<string> Sample(
                int count, global::Makemore.SamplingOptions? options = null)
            {
                global::System.ArgumentOutOfRangeException.ThrowIfNegative(count);
                var sampler = new global::Makemore.Engine.TokenSampler(Vocabulary, ContextLength, {{forward}}, options);
                var texts = new string[count];
                for (int i = 0; i < count; i++)
                {
                    // context = [0, …, 0], then the prompt
                    sampler.Begin();
                    while (!sampler.IsFull)
                    {
                        // Forward one step, probs = softmax(logits), and draw the next token from them.
                        int ix = sampler.Draw();

                        // Stop at {{(ModelMembers.IsOfWords(spec) ? "<s>, the end of the sentence" : "'.', the end of the text")}}.
                        if (ix == global::Makemore.Vocabulary.Boundary)
                            break;

                        // context = context[1:] + [ix]
                        sampler.Append(ix);
                    }
                    texts[i] = sampler.Text;
                }
                return texts;
            }
            """);
    }
}
