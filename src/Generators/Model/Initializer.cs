namespace Makemore.Generators.Model;

/// <summary>Determines the initial values of the parameters from the initialization of the model.</summary>
internal sealed class Initializer(ModelDeclaration model)
{
    /// <summary>The scale of the embedding in the notebook: <c>randn * 0.01</c>.</summary>
    private const float NotebookScale = 0.01f;

    public InitialValues Embedding { get; } = new(
        Scale: model.EmbedScale > 0 ? model.EmbedScale : model.Initialization is Initialization.ScaledNormal ? NotebookScale : 1);

    /// <summary>
    /// The weights of a hidden layer. With Kaiming, the gain restores the variance that the activation function removes.
    /// </summary>
    public InitialValues Hidden(Size fanIn) => Weights(fanIn, ActivationFunction.Of(model.Activation).Gain);

    /// <summary>The weights of a layer that computes logits.</summary>
    public InitialValues Output(Size fanIn) => Weights(fanIn, kaimingGain: null) with { Scale = model.OutputScale };

    public InitialValues Bias(Size fanIn) =>
        model.Initialization is Initialization.TorchDefault ? new InitialValues(IsUniform: true, FanIn: fanIn) : InitialValues.Zeros;

    private InitialValues Weights(Size fanIn, Gain? kaimingGain) => model.Initialization switch
    {
        Initialization.ScaledNormal => new InitialValues(FanIn: fanIn),
        Initialization.Kaiming => new InitialValues(Gain: kaimingGain, FanIn: fanIn),
        Initialization.TorchDefault => new InitialValues(IsUniform: true, FanIn: fanIn),
        _ => throw new InvalidOperationException($"There is no initialization {model.Initialization}."),
    };
}
