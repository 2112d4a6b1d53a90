namespace System.Runtime.CompilerServices;

/// <summary>What records need that .NET Standard 2.0 lacks.</summary>
internal static class IsExternalInit;
