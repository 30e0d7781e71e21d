namespace Goldthread.Fhir.Definitions;

/// <summary>Reads the compact file that <c>tools/fhir-definitions</c> writes.</summary>
internal static class DefinitionsFile
{
    public static FhirDefinitions ReadEmbedded() => throw new InvalidOperationException("Definitions/r4.bin is not embedded.");
}
