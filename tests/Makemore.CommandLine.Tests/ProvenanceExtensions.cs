using Makemore.CommandLine.Training;

namespace Makemore.CommandLine.Tests;

internal static class ProvenanceExtensions
{
    extension(Provenance)
    {
        /// <summary>Reads the provenance of the model in a file.</summary>
        public static Provenance? Read(string path) => Provenance.Read(CheckpointInfo.Read(path));
    }
}
