using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Testing;

/// <summary>
/// A stub of the package Makemore.Torch: the members that emitted code calls, without bodies. With it the emitted code compiles
/// without libtorch. Other tests run the emitted code with the package itself.
/// </summary>
internal static class TorchStub
{
    private const string Source = """
        #nullable enable
        using System;
        using System.Collections.Generic;

        namespace TorchSharp
        {
            public static class torch
            {
                public static Tensor randn(long rows, long columns) => throw null!;
                public static Tensor rand(long size) => throw null!;
                public static Tensor rand(long rows, long columns) => throw null!;
                public static Tensor zeros(long size) => throw null!;
                public static Tensor ones(long size) => throw null!;
                public static void manual_seed(long seed) { }
                public static IDisposable NewDisposeScope() => throw null!;

                public sealed class Device;

                public class Tensor
                {
                    public Tensor this[Tensor index] => throw null!;
                    public Tensor T => throw null!;
                    public Tensor view(params long[] shape) => throw null!;
                    public Tensor matmul(Tensor target) => throw null!;
                    public Tensor tanh() => throw null!;
                    public Tensor relu() => throw null!;
                    public Tensor gelu() => throw null!;
                    public Tensor silu() => throw null!;
                    public Tensor elu() => throw null!;
                    public void backward() { }
                    public static explicit operator float(Tensor value) => throw null!;
                    public static Tensor operator +(Tensor left, Tensor right) => throw null!;
                    public static Tensor operator -(Tensor left, Scalar right) => throw null!;
                    public static Tensor operator *(Tensor left, Scalar right) => throw null!;
                    public static Tensor operator /(Tensor left, Scalar right) => throw null!;
                }

                public sealed class Scalar
                {
                    public static implicit operator Scalar(int value) => throw null!;
                    public static implicit operator Scalar(float value) => throw null!;
                }

                public static class optim
                {
                    public abstract class OptimizerHelper : IDisposable
                    {
                        public void zero_grad(bool set_to_none = true) { }
                        public Tensor step(Func<Tensor>? closure = null) => throw null!;
                        public void Dispose() { }
                    }
                }

                public static class nn
                {
                    public abstract class Module<TIn, TOut>
                    {
                        public abstract TOut forward(TIn input);
                        public virtual Tensor? get_parameter(string target) => throw null!;
                        public virtual bool training => throw null!;
                        public virtual void train(bool on = true) { }
                    }

                    public static class functional
                    {
                        public static Tensor layer_norm(
                            Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) => throw null!;
                    }
                }
            }
        }

        namespace TorchSharp.Modules
        {
            public sealed class Parameter : torch.Tensor;
        }

        namespace Makemore.Torch
        {
            using Makemore.Engine;
            using FloatTensor = System.Numerics.Tensors.Tensor<float>;
            using static TorchSharp.torch;

            public static class LibTorch
            {
                public static void RegisterResolver() { }
            }

            public abstract class TorchModel : nn.Module<Tensor, Tensor>
            {
                protected TorchModel(ModelSpec spec, string device) { }

                public ModelSpec Spec => throw null!;
                public IReadOnlyDictionary<string, FloatTensor> Parameters => throw null!;
                public Device Device => throw null!;
                public float Loss(ContextDataset data) => throw null!;
                public float[] LogProbabilities(ContextDataset data) => throw null!;
                public IReadOnlyDictionary<string, FloatTensor> Gradients(ContextDataset data) => throw null!;
                public void Logits(ReadOnlySpan<int> context, Span<float> logits) { }
                protected static Tensor CrossEntropy(Tensor logits, Tensor Y) => throw null!;
                public IDisposable BeginReading() => throw null!;
                protected IEnumerable<string> Samples(
                    Vocabulary vocabulary, SamplingOptions? options, Func<TokenSampler, float[], string> sample) => throw null!;
                protected TorchTraining StartTraining(
                    ILanguageModel model, ContextDataset data, TrainingOptions? options, IProgress<TrainingProgress>? progress,
                    System.Threading.CancellationToken cancellationToken) => throw null!;
                protected TorchSharp.Modules.Parameter Register(string name, Tensor start) => throw null!;
                protected Tensor RegisterStatistic(string name, Tensor start) => throw null!;
                protected bool IsTraining => throw null!;
                protected Tensor Dropout(Tensor a, float rate, int mask) => throw null!;
                protected Tensor BatchNorm(Tensor z, Tensor mean, Tensor variance, Tensor gain, Tensor shift) => throw null!;
                protected void Assign(IReadOnlyDictionary<string, FloatTensor> tensors) { }
            }

            public sealed class TorchPass : IDisposable
            {
                public (Tensor X, Tensor Y) Tensors => throw null!;
                public void Dispose() { }
            }

            public sealed class TorchTraining : TrainingRun
            {
                private TorchTraining() : base(null!, null!, null!, null, null, default) { }
                public optim.OptimizerHelper Optimizer => throw null!;
                public TorchPass BeginPass(Batch batch) => throw null!;
                public void Update() { }
                internal override IReadOnlyDictionary<string, FloatTensor> OptimizerValues(ValueSet set) => throw null!;
                internal override void ResumeOptimizer(TrainingState state) { }
                internal override void SetParameters(IReadOnlyDictionary<string, FloatTensor> values) { }
                protected override void Release() { }
            }
        }
        """;

    /// <summary>Creates the stub for projects with these references.</summary>
    public static MetadataReference Of(IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        "Makemore.Torch",
        [CSharpSyntaxTree.ParseText(Source, UserProject.ParseOptions)],
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
}
