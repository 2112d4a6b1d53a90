namespace Makemore.Benchmarks.Reports;

/// <summary>Formats quantities with three digits and a unit.</summary>
internal static class Quantity
{
    public static string Seconds(double seconds) => seconds switch
    {
        >= 1 => $"{Digits(seconds)} s",
        >= 1e-3 => $"{Digits(seconds * 1e3)} ms",
        >= 1e-6 => $"{Digits(seconds * 1e6)} µs",
        _ => $"{Digits(seconds * 1e9)} ns",
    };

    public static string Bytes(double bytes) => bytes switch
    {
        >= 1e9 => $"{Digits(bytes / 1e9)} GB",
        >= 1e6 => $"{Digits(bytes / 1e6)} MB",
        >= 1e3 => $"{Digits(bytes / 1e3)} kB",
        _ => $"{Digits(bytes)} B",
    };

    public static string Times(double ratio) => $"{Digits(ratio)}×";

    public static string Operations(double operations) => operations switch
    {
        >= 1e9 => $"{Digits(operations / 1e9)} GFLOP",
        _ => $"{Digits(operations / 1e6)} MFLOP",
    };

    private static string Digits(double value) => value switch
    {
        >= 100 => value.ToString("N0"),
        >= 10 => value.ToString("0.0"),
        0 => "0",
        _ => value.ToString("0.00"),
    };
}
