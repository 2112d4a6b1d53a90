namespace Makemore.Generators.Model;

/// <summary>
/// All that the compiler knows of an activation function. The names and numbers are those of the runtime's enumeration
/// <c>Activation</c>. To add a function, add it there, here, and to the engine's ActivationFunctions.
/// </summary>
internal enum Activation
{
    Tanh,
    Relu,
    Gelu,
    Silu,
    Elu,
}

/// <summary>A factor that keeps the variance of a layer's output from shrinking.</summary>
/// <param name="Value">The factor.</param>
/// <param name="Text">The factor as formulas write it.</param>
internal sealed record Gain(float Value, string Text)
{
    public static Gain RootOfTwo { get; } = new(1.41421356f, "√2");

    public static Gain FiveThirds { get; } = new(5f / 3, "5/3");
}

/// <summary>An activation function h = f(z).</summary>
/// <param name="Name">Its name in formulas, and the method of a TorchSharp tensor.</param>
/// <param name="Derivative">f′(z) as a formula, from the names of h and z.</param>
/// <param name="Gain">The gain of Kaiming's initialization.</param>
/// <param name="NeedsInput">Whether f′ is computed from z. If not, h takes the place of z.</param>
internal sealed record ActivationFunction(string Name, Func<string, string, string> Derivative, Gain Gain, bool NeedsInput = false)
{
    private static readonly Dictionary<Activation, ActivationFunction> s_functions = new()
    {
        [Activation.Tanh] = new("tanh", (h, _) => $"(1 − {h}²)", Gain.FiveThirds),
        [Activation.Relu] = new("relu", (h, _) => $"({h} > 0)", Gain.RootOfTwo),
        [Activation.Gelu] = new("gelu", (_, z) => $"(Φ({z}) + {z} ⊙ φ({z}))", Gain.RootOfTwo, NeedsInput: true),
        [Activation.Silu] = new("silu", (_, z) => $"σ({z}) ⊙ (1 + {z} ⊙ (1 − σ({z})))", Gain.RootOfTwo, NeedsInput: true),
        [Activation.Elu] = new("elu", (h, _) => $"(1 + min({h}, 0))", Gain.RootOfTwo),
    };

    public static ActivationFunction Of(Activation activation) => s_functions[activation];
}
