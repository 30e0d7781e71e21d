namespace Goldthread.Fhir.Tests.FhirPath;

/// <summary>The cases of the official suite that do not pass, each with its reason.</summary>
internal static class KnownExceptions
{
    public static readonly (SuiteVerdict Verdict, string Name, string Reason)[] All =
    [
    ];
}
