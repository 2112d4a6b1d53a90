using System.ComponentModel;
using Makemore.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Makemore.Torch;

/// <summary>
/// A training run of a model with <see cref="Backend.Torch"/>: the passes of its steps, and the updates by TorchSharp's
/// optimizer. This type supports generated code; use the model's own members instead.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TorchTraining : TrainingRun
{
    private readonly TorchModel _model;
    private readonly ModelUse.Scope _use;

    internal TorchTraining(
        TorchModel module,
        ILanguageModel model,
        ModelUse.Scope use,
        ContextDataset data,
        TrainingOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
        : base(model, module.CopyParameters, data, options, progress, cancellationToken)
    {
        _model = module;
        _use = use;
        Optimizer = CreateOptimizer();
    }

    /// <summary>TorchSharp's optimizer of the parameters, as the options specify it.</summary>
    public OptimizerHelper Optimizer { get; }

    /// <summary>Begins the pass of a step. The pass ends when the result is disposed.</summary>
    /// <param name="batch">The step's batch.</param>
    public TorchPass BeginPass(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return TorchPass.OfTraining(_model, batch, Noise);
    }

    /// <summary>
    /// Updates every parameter by its gradient, with the step's learning rate. If the options say so, it clips the
    /// gradients first.
    /// </summary>
    public void Update()
    {
        foreach (optim.ILearningRateController group in Optimizer.ParamGroups)
            group.LearningRate = LearningRate;
        if (Options.ClipNorm is { } norm)
            nn.utils.clip_grad_norm_(_model.parameters(), norm);
        Optimizer.step();
    }

    /// <inheritdoc/>
    protected override void Release()
    {
        Optimizer.Dispose();
        _use.Dispose();
    }

    /// <summary>
    /// Makes the optimizer. Weights and embeddings are matrices and have weight decay. Biases are not matrices and have
    /// none.
    /// </summary>
    private OptimizerHelper CreateOptimizer()
    {
        ILookup<bool, Parameter> byDecay = _model.parameters().ToLookup(parameter => parameter.dim() > 1);
        return Options.Optimizer switch
        {
            Makemore.Optimizer.Sgd => Sgd(byDecay, momentum: 0),
            Makemore.Optimizer.Momentum => Sgd(byDecay, Options.Momentum),
            Makemore.Optimizer.AdamW => optim.AdamW(
                [
                    new AdamW.ParamGroup(byDecay[true], new AdamW.Options { weight_decay = Options.WeightDecay }),
                    new AdamW.ParamGroup(byDecay[false], new AdamW.Options { weight_decay = 0 }),
                ],
                Options.LearningRate, Options.Beta1, Options.Beta2, Options.Epsilon),
            _ => throw new InvalidOperationException($"There is no optimizer {Options.Optimizer}."),
        };
    }

    private SGD Sgd(ILookup<bool, Parameter> byDecay, float momentum) => optim.SGD(
        [
            new SGD.ParamGroup(byDecay[true], new SGD.Options { weight_decay = Options.WeightDecay }),
            new SGD.ParamGroup(byDecay[false], new SGD.Options { weight_decay = 0 }),
        ],
        // Without momentum, Nesterov momentum changes nothing, and TorchSharp refuses it.
        Options.LearningRate, momentum, nesterov: Options.Nesterov && momentum > 0);
}
