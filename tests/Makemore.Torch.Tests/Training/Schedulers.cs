using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Makemore.Torch.Tests.Training;

/// <summary>TorchSharp's schedulers for our schedules.</summary>
internal static class Schedulers
{
    /// <summary>The scheduler of the options; after the warm-up, if there is one.</summary>
    public static LRScheduler Of(optim.Optimizer optimizer, TrainingOptions options)
    {
        if (options.WarmUp == 0)
            return AfterWarmUp(optimizer, options);
        // The line from 1/n to 1 is at its end at step n − 1: the first of full length is the last of the warm-up.
        LRScheduler warmUp = LinearLR(optimizer, start_factor: 1.0 / options.WarmUp, end_factor: 1, total_iters: options.WarmUp - 1);
        return SequentialLR(optimizer, [warmUp, AfterWarmUp(optimizer, options)], [options.WarmUp]);
    }

    private static LRScheduler AfterWarmUp(optim.Optimizer optimizer, TrainingOptions options) => options.Schedule switch
    {
        Schedule.Constant => ConstantLR(optimizer, factor: 1),
        Schedule.Step => StepLR(optimizer, options.StepSize!.Value, options.Gamma!.Value),
        Schedule.Cosine => CosineAnnealingLR(optimizer, options.Steps - options.WarmUp, options.FinalLearningRate!.Value),
        Schedule.InverseTime => LambdaLR(optimizer, t => 1 / (1 + options.DecayRate!.Value * t)),
        _ => throw new NotSupportedException($"There is no scheduler for {options.Schedule}."),
    };
}
