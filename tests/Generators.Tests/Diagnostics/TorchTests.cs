using Makemore.Testing;

namespace Makemore.Generators.Tests.Diagnostics;

public class TorchTests
{
    [Fact]
    public Task Mlp025TorchIsNotReferenced() => Expect.Fault("MLP025", "[[|Mlp(Backend = Backend.Torch)|]] partial class Model;");

    [Theory]
    [InlineData("class Base; [Mlp(Backend = Backend.Torch)] partial class Model : [|Base|];")]
    [InlineData("class Base; [Mlp(Backend = Backend.Torch)] partial class Model;", "partial class Model : [|Base|], System.ICloneable { public object Clone() => this; }")]
    public Task Mlp026TorchModelHasABaseClass(params string[] sources) => Expect.FaultWithTorch("MLP026", sources);

    [Theory]
    [InlineData("[Mlp(Backend = Backend.Torch)] partial [|record|] Model;")]
    [InlineData("[Mlp(Backend = Backend.Torch)] partial [|record class|] Model;")]
    [InlineData("[Mlp] partial [|record|] Model;")]
    public Task Mlp027ModelIsARecord(string source) => Expect.FaultWithTorch("MLP027", source);

    [Theory]
    [InlineData("[Mlp(Backend = Backend.Torch)] partial class Model { int [|forward|] => 1; }")]
    [InlineData("[Mlp(Backend = Backend.Torch)] partial class Model { int [|Wx|] => 1; class Network; }")]
    public Task Mlp012MemberClashes(string source) => Expect.FaultWithTorch("MLP012", source);

    [Theory]
    [InlineData("[Mlp(Backend = Backend.Torch)] partial class Model;")]
    [InlineData("[Mlp(Backend = Backend.Torch)] partial class Model : Makemore.Torch.TorchModel;")]
    [InlineData("namespace Lab { partial class Outer { [Mlp(Backend = Backend.Torch, Depth = 0)] partial class Model : System.ICloneable { public object Clone() => this; } } }")]
    [InlineData("[Mlp(Backend = Backend.Torch)] partial class Model { public Model(string text) : this(text.Length) { } }")]
    public Task AModelIsWrittenFor(string source) => Expect.Model(UserProject.WithTorch(source));
}
