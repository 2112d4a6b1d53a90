namespace Makemore.Generators.Model;

/// <summary>An activation function h = f(z).</summary>
/// <param name="Name">The name in formulas. The method of a TorchSharp tensor has the same name.</param>
/// <param name="Derivative">Returns the formula of f′(z) for the names of h and z.</param>
/// <param name="Gain">The gain of the Kaiming initialization.</param>
/// <param name="NeedsInput">Whether the backward pass computes f′ from z. If not, h overwrites z.</param>
internal sealed record ActivationFunction(string Name, Func<string, string, string> Derivative, Gain Gain, bool NeedsInput = false)
{
    private static readonly Dictionary<Activation, ActivationFunction> Functions = new()
    {
        [Activation.Tanh] = new("tanh", (h, _) => $"(1 − {h}²)", Gain.FiveThirds),
        [Activation.Relu] = new("relu", (h, _) => $"({h} > 0)", Gain.RootOfTwo),
        [Activation.Gelu] = new("gelu", (_, z) => $"(Φ({z}) + {z} ⊙ φ({z}))", Gain.RootOfTwo, NeedsInput: true),
        [Activation.Silu] = new("silu", (_, z) => $"σ({z}) ⊙ (1 + {z} ⊙ (1 − σ({z})))", Gain.RootOfTwo, NeedsInput: true),
        [Activation.Elu] = new("elu", (h, _) => $"(1 + min({h}, 0))", Gain.RootOfTwo),
    };

    public static ActivationFunction Of(Activation activation) => Functions[activation];
}
