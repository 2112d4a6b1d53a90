using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Makemore.Benchmarks.Micro;

/// <summary>
/// Runs BenchmarkDotNet on the kernels, in this process. BenchmarkDotNet would otherwise build the program again.
/// </summary>
internal static class KernelRun
{
    public static void Run() => BenchmarkRunner.Run(
        [typeof(TileKernels), typeof(ShapeKernels)],
        DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
}
