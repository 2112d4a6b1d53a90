using Microsoft.CodeAnalysis;
using TorchSharp;

namespace Makemore.Torch.Tests;

/// <summary>What a project references to declare models with the Torch backend, besides .NET and the runtime.</summary>
internal static class TorchReferences
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        MetadataReference.CreateFromFile(typeof(TorchModel).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(torch).Assembly.Location),
    ];
}
