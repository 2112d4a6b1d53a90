using Makemore.Benchmarks.Ours;
using static TorchSharp.torch;

namespace Makemore.Benchmarks.Rivals;

/// <summary>Training steps in TorchSharp.</summary>
internal abstract class TorchTraining : TorchContender
{
    public override float Check()
    {
        random.manual_seed(new TrainingOptions().Seed);
        float loss = float.NaN;
        for (int step = 0; step < Training.CheckSteps; step++)
        {
            using var scope = NewDisposeScope();
            loss = Step().item<float>();
        }
        return loss;
    }

    protected override void Work() => Step();

    /// <summary>Makes a step.</summary>
    /// <returns>The loss before the update.</returns>
    protected abstract Tensor Step();
}
