using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// An elementwise activation function h = f(z). One implementation serves registers of every width. f(0) must be 0,
/// because rows are padded with zeros that must stay zeros. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IActivationFunction
{
    /// <summary>Whether the gradient needs z. If not, h overwrites z.</summary>
    internal static virtual bool NeedsInput => false;

    /// <summary>h = f(z).</summary>
    internal static abstract TVector Value<TVector>(TVector z)
        where TVector : struct, IVector<TVector>;

    /// <summary>∂z = ∂h · f′(z). A function that works in place has overwritten z. It receives h as both z and h.</summary>
    internal static abstract TVector Gradient<TVector>(TVector z, TVector h, TVector dh)
        where TVector : struct, IVector<TVector>;
}
