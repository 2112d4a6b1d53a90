using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;
using Tensor = TorchSharp.torch.Tensor;

namespace Makemore.Torch.Tests.Training;

/// <summary>
/// A training as someone writes it with TorchSharp alone: its optimizer, its clipping, its schedulers, and the average of
/// the parameters by the sum that defines it.
/// </summary>
internal static class PlainTraining
{
    /// <summary>Trains the model's parameters.</summary>
    /// <param name="model">The model; its own training has no part in this.</param>
    /// <param name="options">How to train, on the full batch.</param>
    /// <returns>The loss before each step's update.</returns>
    public static IReadOnlyList<float> Run(TinyModel model, TrainingOptions options)
    {
        using var tensors = NewDisposeScope();
        (Tensor X, Tensor Y) = Examples(TinyModel.Data);
        Parameter[] parameters = [.. model.parameters()];
        using optim.Optimizer optimizer = OptimizerOf(parameters, options);
        optim.lr_scheduler.LRScheduler scheduler = Schedulers.Of(optimizer, options);
        var losses = new List<float>();
        var after = new List<Tensor[]>();
        for (int step = 0; step < options.Steps; step++)
        {
            Tensor loss = nn.functional.cross_entropy(model.call(X), Y, label_smoothing: options.LabelSmoothing);
            losses.Add((float)loss);
            optimizer.zero_grad();
            loss.backward();
            if (options.ClipNorm is { } norm)
                nn.utils.clip_grad_norm_(parameters, norm);
            optimizer.step();
            scheduler.step();
            after.Add([.. parameters.Select(parameter => parameter.detach().clone())]);
        }
        if (options.Averaging > 0)
            Average(parameters, after, options.Averaging);
        return losses;
    }

    private static (Tensor X, Tensor Y) Examples(ContextDataset data)
    {
        int[] all = [.. Enumerable.Range(0, data.Count)];
        return (
            tensor(all.SelectMany(i => data.Context(i).ToArray()).Select(token => (long)token).ToArray(), data.Count, data.ContextLength),
            tensor(all.Select(i => (long)data.Target(i)).ToArray()));
    }

    private static optim.Optimizer OptimizerOf(IEnumerable<Parameter> parameters, TrainingOptions options) => options.Optimizer switch
    {
        Optimizer.Sgd => optim.SGD(parameters, options.LearningRate),
        Optimizer.Momentum => optim.SGD(parameters, options.LearningRate, options.Momentum, nesterov: options.Nesterov),
        Optimizer.AdamW => optim.AdamW(parameters, options.LearningRate, options.Beta1, options.Beta2, options.Epsilon, weight_decay: 0),
        _ => throw new NotSupportedException($"There is no plain program for {options.Optimizer}."),
    };

    /// <summary>Σᵢ dᵗ⁻ⁱ pᵢ / Σᵢ dᵗ⁻ⁱ.</summary>
    private static void Average(Parameter[] parameters, List<Tensor[]> after, double decay)
    {
        using var _ = no_grad();
        double[] weights = [.. Enumerable.Range(1, after.Count).Select(i => Math.Pow(decay, after.Count - i))];
        for (int p = 0; p < parameters.Length; p++)
        {
            Tensor sum = zeros_like(parameters[p]);
            for (int i = 0; i < after.Count; i++)
                sum += after[i][p] * weights[i];
            parameters[p].copy_(sum / weights.Sum());
        }
    }
}
