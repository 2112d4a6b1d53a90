using TorchSharp;
using static TorchSharp.torch;

namespace Makemore.Torch;

/// <summary>Whether a device is there to compute on.</summary>
internal static class TorchDevice
{
    public static void ThrowUnlessPresent(Device device)
    {
        bool present = device.type switch
        {
            DeviceType.CPU => true,
            DeviceType.CUDA => cuda.is_available() && device.index < cuda.device_count(),
            DeviceType.MPS => mps_is_available(),
            _ => false,
        };
        if (!present)
            throw new ArgumentException(
                $"The device '{device}' is not here; compute on 'cpu', or reference the TorchSharp package of the device (TorchSharp-cuda-linux, TorchSharp-cuda-windows) on a machine that has it.",
                nameof(device));
    }
}
