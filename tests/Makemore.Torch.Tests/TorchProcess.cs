namespace Makemore.Torch.Tests;

/// <summary>
/// All tests that use libtorch, which a process loads once: they find it freshly built, and run one after another, so
/// that they may count the process's tensors.
/// </summary>
[CollectionDefinition(nameof(TorchProcess))]
public sealed class TorchProcess : ICollectionFixture<FreshlyBuilt>;
