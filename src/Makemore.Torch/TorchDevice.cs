using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Makemore.Torch;

/// <summary>Finds the device with a given name.</summary>
internal static class TorchDevice
{
    /// <exception cref="ArgumentException">
    /// The name is not that of a device, or this machine does not have the device.
    /// </exception>
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
            $"The device '{device}' is not available; use 'cpu', or reference the TorchSharp package of the device (TorchSharp-cuda-linux, TorchSharp-cuda-windows) on a machine that has it.",
            nameof(device));
    }

    /// <summary>
    /// Reads a device type, and an index after a colon. TorchSharp's own parser would also initialize the device.
    /// </summary>
    private static Device Parse(string device)
    {
        string[] parts = device.Split(':', 2);
        DeviceType? type = parts[0] switch { "cpu" => DeviceType.CPU, "cuda" => DeviceType.CUDA, "mps" => DeviceType.MPS, _ => null };
        int index = -1;
        if (type is null || (parts.Length > 1 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index)))
            throw new ArgumentException($"'{device}' is not a device; use 'cpu', 'cuda', 'cuda:1' for the second of several, or 'mps'.", nameof(device));
        return new Device(type.Value, index);
    }
}
