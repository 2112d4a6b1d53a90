namespace Makemore.Generators.Model;

/// <summary>How the parameters of a model start, by its initialization.</summary>
internal sealed class Starts(ModelSpec spec)
{
    /// <summary>The notebook's embedding: <c>randn * 0.01</c>.</summary>
    private const float NotebookScale = 0.01f;

    public InitialValues Embedding { get; } = new(
        Scale: spec.EmbedScale > 0 ? spec.EmbedScale : spec.Initialization is Initialization.ScaledNormal ? NotebookScale : 1);

    /// <summary>The weights of a hidden layer; Kaiming's makes up for what the non-linearity takes from the variance.</summary>
    public InitialValues Hidden(int fanIn) => Weights(fanIn, spec.Activation is Activation.Tanh ? "5/3" : "√2");

    /// <summary>The weights of the logits.</summary>
    public InitialValues Output(int fanIn) => Weights(fanIn, kaimingGain: "") with { Scale = spec.OutputScale };

    public InitialValues Bias(int fanIn) =>
        spec.Initialization is Initialization.TorchDefault ? new InitialValues(IsUniform: true, FanIn: fanIn) : InitialValues.Zeros;

    private InitialValues Weights(int fanIn, string kaimingGain) => spec.Initialization switch
    {
        Initialization.Kaiming => new InitialValues(Gain: kaimingGain, FanIn: fanIn),
        Initialization.TorchDefault => new InitialValues(IsUniform: true, FanIn: fanIn),
        _ => new InitialValues(FanIn: fanIn),
    };
}
