using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Makemore.Numerics.Tests;

/// <summary>A training in a process of its own, for <see cref="DeterminismTests"/>.</summary>
internal static class Program
{
    public static void Main() => Console.Write(Fingerprint());

    /// <summary>A hash of all that the notebook's model has learned and says after a few steps.</summary>
    public static string Fingerprint()
    {
        var model = new NotebookModel();
        model.Train(Architecture.CreateData(model, lines: 300), new TrainingOptions { Steps = 20 });
        ReadOnlySpan<byte> learned = MemoryMarshal.AsBytes(model.AllValues().AsSpan());
        return Convert.ToHexString(SHA256.HashData([.. learned, .. Encoding.UTF8.GetBytes(string.Join('\n', model.Sample(20)))]));
    }
}
