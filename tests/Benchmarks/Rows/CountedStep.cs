using Makemore.Benchmarks.Ours;

namespace Makemore.Benchmarks.Rows;

/// <summary>Training steps, and the arithmetic in one step.</summary>
/// <param name="Training">The steps.</param>
/// <param name="Model">The specification of the model, with its sizes.</param>
/// <param name="Contexts">The number of distinct contexts in a step.</param>
internal sealed record CountedStep(Training Training, ModelSpec Model, double Contexts)
{
    /// <summary>
    /// The floating-point operations of a step. Each distinct context needs H·V multiply-adds for the logits in the
    /// forward pass, and twice as many for ∂Wy and ∂h in the backward pass.
    /// </summary>
    public double Operations => 2.0 * 3 * Contexts * Model.Hidden * Model.VocabularySize;
}
