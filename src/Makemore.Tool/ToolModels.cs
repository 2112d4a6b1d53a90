using Makemore.CommandLine.Models;
using Makemore.Tool.Architecture;
using Makemore.Tool.Compilation;
using Makemore.Tool.Grids;
using Makemore.Tool.Presets;

namespace Makemore.Tool;

/// <summary>The models that the tool knows by name.</summary>
internal static class ToolModels
{
    /// <summary>All presets and grids. The first of each is the default.</summary>
    public static ModelCatalog Catalog { get; } = new(
        [
            ModelFactory.Of<Notebook>(),
            ModelFactory.Of<Lecture>(),
            ModelFactory.Of<LectureBatchNorm>(),
            ModelFactory.Of<BestContext3>(),
            ModelFactory.Of<BestContext8>(),
            ModelFactory.Of<BestWavenet>(),
            ModelFactory.Of<BestNames>(),
            ModelFactory.Of<Text>(),
            .. NameSweep.Models,
            .. LectureSweep.Models,
            .. Context3Sweep.Models,
            .. Context8Sweep.Models,
            .. HierarchicalSweep.Models,
            .. TextSweep.Models,
        ])
    {
        Architectures = new DeclaredArchitectures(new CompiledModels(AssemblyCache.OfUser())),
    };
}
