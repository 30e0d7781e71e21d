namespace Goldthread.Demo.Codes;

/// <summary>A coded idea: system, code and the words for it. A null system means words only.</summary>
public readonly record struct Concept(string? System, string? Code, string Display)
{
    public static Concept Snomed(string code, string display) => new(Systems.Snomed, code, display);

    public static Concept Loinc(string code, string display) => new(Systems.Loinc, code, display);

    public static Concept Words(string display) => new(null, null, display);
}

/// <summary>The names of code systems, identifier systems and extensions in the demo place.</summary>
public static class Systems
{
    public const string Snomed = "http://snomed.info/sct";
    public const string Loinc = "http://loinc.org";
    public const string Icd10 = "http://hl7.org/fhir/sid/icd-10";
    public const string Ucum = "http://unitsofmeasure.org";
    public const string NhsNumber = "https://fhir.nhs.uk/Id/nhs-number";
    public const string OdsCode = "https://fhir.nhs.uk/Id/ods-organization-code";
    public const string UkCore = "https://fhir.hl7.org.uk/";
    public const string Hl7 = "http://terminology.hl7.org/CodeSystem/";

    /// <summary>Where everything made up by the demo lives: ".example" can never be a real address (RFC 2606).</summary>
    public const string Wrenfield = "https://wrenfield.example/";

    /// <summary>Code systems of the demo for what has no public one; the events and choices of Client Level Data among them.</summary>
    public const string Local = Wrenfield + "CodeSystem/";

    /// <summary>Extensions of the demo for what R4 has no element for.</summary>
    public const string Extensions = Wrenfield + "StructureDefinition/";

    public static string SourceUri(string organisationCode) => Wrenfield + "sources/" + organisationCode.ToLowerInvariant();

    public static string LocalId(string organisationCode) => Wrenfield + "id/" + organisationCode.ToLowerInvariant();
}
