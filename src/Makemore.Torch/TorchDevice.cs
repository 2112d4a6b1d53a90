using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Makemore.Torch;

/// <summary>The device that a model is to compute on, from its name.</summary>
internal static class TorchDevice
{
    /// <exception cref="ArgumentException">There is no such device, or it is not here.</exception>
    public static Device Find(string device)
    {
        ArgumentNullException.ThrowIfNull(device);
        Device found = Parse(device);
        bool present = found.type switch
        {
            DeviceType.CPU => true,
            DeviceType.CUDA => cuda.is_available() && found.index < cuda.device_count(),
            DeviceType.MPS => mps_is_available(),
            _ => throw new InvalidOperationException($"There is no check for devices of the type {found.type}."),
        };
        return present ? found : throw new ArgumentException(
            $"The device '{device}' is not here; compute on 'cpu', or reference the TorchSharp package of the device (TorchSharp-cuda-linux, TorchSharp-cuda-windows) on a machine that has it.",
            nameof(device));
    }

    /// <summary>Reads a type, and an index behind a colon; TorchSharp's own reader would start the device as well.</summary>
    private static Device Parse(string device)
    {
        string[] parts = device.Split(':', 2);
        DeviceType? type = parts[0] switch { "cpu" => DeviceType.CPU, "cuda" => DeviceType.CUDA, "mps" => DeviceType.MPS, _ => null };
        int index = -1;
        if (type is null || (parts.Length > 1 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index)))
            throw new ArgumentException($"'{device}' is no device; write 'cpu', 'cuda', 'cuda:1' for the second of several, or 'mps'.", nameof(device));
        return new Device(type.Value, index);
    }
}
