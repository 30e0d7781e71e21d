using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Validation;

/// <summary>What a check found.</summary>
/// <param name="Severity">"error", "warning" or "information", as OperationOutcome has it.</param>
/// <param name="Fault">What and where.</param>
public sealed record Finding(string Severity, Fault Fault)
{
    /// <summary>True when the resource is not valid because of it.</summary>
    public bool IsError => Severity == "error";

    internal static Finding Error(string message, string path) => new("error", new Fault(FaultKind.Invalid, message, path));

    internal static Finding Warning(string message, string path) => new("warning", new Fault(FaultKind.Invalid, message, path));

    internal static Finding Note(string message, string path) => new("information", new Fault(FaultKind.NotSupported, message, path));
}
