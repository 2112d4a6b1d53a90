using Makemore.Generators.Model;

namespace Makemore.Generators.Emission;

/// <summary>Emits the sampler, which is the function generate_name of the notebook.</summary>
internal static class SamplerEmitter
{
    /// <param name="writer">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="begin">The beginning of the call that samples texts without end, up to the arrow of the lambda.</param>
    /// <param name="forward">The lines of the forward pass. The last line passes the logits to the sampler.</param>
    public static void Emit(SourceWriter writer, ModelDeclaration model, string begin, string forward)
    {
        writer.Write($$"""
            /// <inheritdoc/>
            public global::System.Collections.Generic.IReadOnlyList<string> Sample(
                int count, global::Makemore.SamplingOptions? options = null) =>
                global::Makemore.Engine.TokenSampler.First(count, EnumerateSamples(options));

            /// <inheritdoc/>
            public global::System.Collections.Generic.IEnumerable<string> EnumerateSamples(global::Makemore.SamplingOptions? options = null) =>
                {{begin}} =>
                {
                    // context = [0, …, 0], then the prompt
                    sampler.Begin();
                    while (!sampler.IsFull)
                    {
                        // The forward pass runs once for each context. The sampler keeps the probabilities after it.
                        if (sampler.IsNewContext)
                        {
            {{Indented(forward, 4)}}
                        }

                        // ix = multinomial(probs, 1)
                        int ix = sampler.Draw();

                        // Stop at {{(model.IsOfWords ? "<s>, the end of the sentence" : "'.', the end of the text")}}.
                        if (ix == global::Makemore.Vocabulary.Boundary)
                            break;

                        // context = context[1:] + [ix]
                        sampler.Append(ix);
                    }
                    return sampler.Text;
                });
            """);
    }

    private static string Indented(string lines, int depth)
    {
        string indent = new(' ', 4 * depth);
        return string.Join("\n", lines.Split('\n').Select(line => (indent + line).TrimEnd()));
    }
}
