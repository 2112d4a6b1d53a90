using TorchSharp;

namespace Makemore.Torch.Tests;

[Collection(nameof(TorchProcess))]
public class DeviceTests
{
    [Theory]
    [InlineData("cpu")]
    [InlineData("cpu:0")]
    public void TheProcessorIsAlwaysThere(string device)
    {
        using var model = new NameModel(device: device);
        Assert.Equal(DeviceType.CPU, model.Device.type);
        Assert.All(model.parameters(), parameter => Assert.Equal(DeviceType.CPU, parameter.device_type));
    }

    [Fact]
    public void WithoutADeviceItIsTheProcessor()
    {
        using var model = new NameModel();
        Assert.Equal(DeviceType.CPU, model.Device.type);
    }

    [Theory]
    [InlineData("cuda:99")]
    [InlineData("cuda:2147483647")]
    public void AnAbsentDeviceIsAnErrorThatSaysWhatToDo(string device) => AssertRefused(
        device,
        $"The device '{device}' is not available; use 'cpu', or reference the TorchSharp package of the device (TorchSharp-cuda-linux, TorchSharp-cuda-windows) on a machine that has it.");

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("CUDA")]
    [InlineData("cuda:")]
    [InlineData("cuda:first")]
    [InlineData("cuda:-1")]
    [InlineData("cuda: 1")]
    [InlineData("cuda:1:2")]
    [InlineData("cuda:2147483648")]
    public void WhatIsNoDeviceIsAnErrorThatSaysWhatIs(string device) =>
        AssertRefused(device, $"'{device}' is not a device; use 'cpu', 'cuda', 'cuda:1' for the second of several, or 'mps'.");

    private static void AssertRefused(string device, string message)
    {
        var error = Assert.Throws<ArgumentException>(nameof(device), () => new NameModel(device: device));
        Assert.Equal($"{message} (Parameter 'device')", error.Message);
    }
}
