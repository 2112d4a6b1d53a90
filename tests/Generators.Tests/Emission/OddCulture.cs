using System.Globalization;

namespace Makemore.Generators.Tests.Emission;

/// <summary>A place where numbers look unlike those of C#: a decimal comma, U+2212 for minus, and groups of two.</summary>
internal sealed class OddCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public OddCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberGroupSeparator = "\u00A0";
        culture.NumberFormat.NumberGroupSizes = [2];
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
