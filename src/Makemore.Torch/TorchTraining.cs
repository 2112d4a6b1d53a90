using System.ComponentModel;
using System.Numerics.Tensors;
using Makemore.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;
using Tensor = TorchSharp.torch.Tensor;

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
        if (Options.Checkpoint is not null && module.parameters().Any(parameter => parameter.dtype != ScalarType.Float32))
            throw new InvalidOperationException("A checkpoint keeps 32-bit parameters, and this model has others; convert it with to(torch.float32), or train without a checkpoint.");
        Optimizer = CreateOptimizer();
    }

    /// <summary>TorchSharp's optimizer of the parameters, as the options specify it.</summary>
    public OptimizerHelper Optimizer { get; }

    /// <summary>Begins the pass of a step. The pass ends when the result is disposed.</summary>
    /// <param name="batch">The step's batch.</param>
    public TorchPass BeginPass(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return TorchPass.OfTraining(_model, batch, Noise, Options.LabelSmoothing);
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

    internal override IReadOnlyDictionary<string, Tensor<float>> OptimizerValues(ValueSet set)
    {
        using var scope = NewDisposeScope();
        return TorchModel.TensorTable(Learned().Zip(States()).Select(pair => (pair.First, Value(set, pair.Second) ?? zeros_like(_model.get_parameter(pair.First.Name)!))));
    }

    internal override void ResumeOptimizer(TrainingState state)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        foreach ((ParameterSpec spec, OptimizerState own) in Learned().Zip(States()))
        {
            Tensor Saved(ValueSet set) => TorchModel.Copy(state.Values[set][spec.Name]).to(_model.Device);
            switch (own)
            {
                // Before its first update, momentum has no sum yet.
                case SGD.State momentum when Options.Optimizer is Makemore.Optimizer.Momentum && state.Steps > 0:
                    momentum.momentum_buffer = Saved(ValueSet.Momentum).DetachFromDisposeScope();
                    break;
                case AdamW.State moments:
                    moments.step = state.Steps;
                    moments.exp_avg.copy_(Saved(ValueSet.FirstMoment));
                    moments.exp_avg_sq.copy_(Saved(ValueSet.SecondMoment));
                    break;
            }
        }
    }

    internal override void SetParameters(IReadOnlyDictionary<string, Tensor<float>> values) => _model.SetParameters(values);

    /// <inheritdoc/>
    protected override void Release()
    {
        Optimizer.Dispose();
        _use.Dispose();
    }

    /// <summary>A set of values that the optimizer keeps for a parameter; null before the first update with momentum.</summary>
    private static Tensor? Value(ValueSet set, OptimizerState state) => (set, state) switch
    {
        (ValueSet.Momentum, SGD.State momentum) => momentum.momentum_buffer,
        (ValueSet.FirstMoment, AdamW.State moments) => moments.exp_avg,
        (ValueSet.SecondMoment, AdamW.State moments) => moments.exp_avg_sq,
        _ => throw new InvalidOperationException($"The optimizer does not keep {set}."),
    };

    /// <summary>The learned parameters, in the order of the optimizer's groups.</summary>
    private IEnumerable<ParameterSpec> Learned() =>
        _model.Spec.Parameters.Where(parameter => parameter.IsLearned).OrderByDescending(parameter => parameter.Shape.Count > 1);

    /// <summary>What the optimizer keeps for each parameter, in the order of its groups.</summary>
    private List<OptimizerState> States() => Optimizer.state_dict().State;

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
