using System.Numerics.Tensors;
using static TorchSharp.torch;

namespace Makemore.Torch.Tests.Training;

/// <summary>Both backends train as a plain TorchSharp program does.</summary>
[Collection(nameof(TorchProcess))]
public sealed class RecipeTests
{
    private const int Steps = 12;

    private static readonly TrainingOptions[] Schedules =
    [
        new(),
        new() { Schedule = Schedule.Step, StepSize = 3, Gamma = 0.5f },
        new() { Schedule = Schedule.Cosine, FinalLearningRate = 0.001f },
        new() { Schedule = Schedule.InverseTime, DecayRate = 0.2f },
    ];

    public static TheoryData<TrainingOptions> Scheduled =>
    [
        .. from options in Schedules
           from warmUp in (int[])[0, 1, 5]
           select options with { Steps = Steps, WarmUp = warmUp },
    ];

    public static TheoryData<TrainingOptions> Recipes =>
    [
        .. from options in Schedules
           from optimizer in (TrainingOptions[])[new(), new() { Optimizer = Optimizer.Momentum }, new() { Optimizer = Optimizer.Momentum, Nesterov = true }, new() { Optimizer = Optimizer.AdamW }]
           from clipNorm in (float?[])[null, 0.05f, 100]
           from averaging in (float[])[0, 0.8f]
           from labelSmoothing in (float[])[0, 0.1f]
           select options with
           {
               Steps = Steps,
               Optimizer = optimizer.Optimizer,
               Nesterov = optimizer.Nesterov,
               LearningRate = optimizer.Optimizer is Optimizer.AdamW ? 0.01f : 0.1f,
               ClipNorm = clipNorm,
               Averaging = averaging,
               LabelSmoothing = labelSmoothing,
           },
    ];

    [Theory, MemberData(nameof(Scheduled))]
    public void TheLearningRatesAreTheSchedulers(TrainingOptions options)
    {
        using var parameter = new TorchSharp.Modules.Parameter(zeros(1));
        using optim.Optimizer optimizer = optim.SGD([parameter], options.LearningRate);
        optim.lr_scheduler.LRScheduler scheduler = Schedulers.Of(optimizer, options);
        for (int step = 0; step < Steps; step++)
        {
            Assert.Equal(optimizer.ParamGroups.Single().LearningRate, options.LearningRateAt(step), 1e-8);
            optimizer.step();
            scheduler.step();
        }
    }

    [Theory, MemberData(nameof(Recipes))]
    public void EveryStepIsThePlainPrograms(TrainingOptions options)
    {
        using var plain = new TinyModel();
        using var torch = new TinyModel();
        var simd = new SimdTinyModel();
        foreach ((string name, Tensor<float> tensor) in torch.Parameters)
            tensor.CopyTo(simd.Parameters[name]);

        IReadOnlyList<float> losses = PlainTraining.Run(plain, options);

        AssertClose(losses, torch.Train(TinyModel.Data, options).LossHistory);
        AssertClose(losses, simd.Train(TinyModel.Data, options).LossHistory);
        foreach ((string name, Tensor<float> tensor) in plain.Parameters)
        {
            AssertClose([.. tensor], [.. torch.Parameters[name]]);
            AssertClose([.. tensor], [.. simd.Parameters[name]]);
        }
    }

    private static void AssertClose(IEnumerable<float> expected, IEnumerable<float> actual) =>
        Assert.Equal(expected, actual, (e, a) => Math.Abs(e - a) < 2e-6f);
}
