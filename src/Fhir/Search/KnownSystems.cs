using System.Collections.Frozen;

namespace Goldthread.Fhir.Search;

/// <summary>
/// Systems that stand in most records, each kept as its place in this list: one byte where others take eight. New ones go at the
/// end; none is ever moved or taken out, because stored rows hold the places.
/// </summary>
internal static class KnownSystems
{
    private static readonly string[] Urls =
    [
        "http://snomed.info/sct",
        "http://loinc.org",
        "http://unitsofmeasure.org",
        "https://fhir.nhs.uk/Id/nhs-number",
        "https://fhir.nhs.uk/Id/ods-organization-code",
        "http://terminology.hl7.org/CodeSystem/observation-category",
        "http://terminology.hl7.org/CodeSystem/condition-clinical",
        "http://terminology.hl7.org/CodeSystem/condition-ver-status",
        "http://terminology.hl7.org/CodeSystem/condition-category",
        "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical",
        "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification",
        "http://terminology.hl7.org/CodeSystem/v3-ActCode",
        "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
        "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
        "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
        "http://terminology.hl7.org/CodeSystem/v2-0203",
        "http://terminology.hl7.org/CodeSystem/v2-0131",
        "http://terminology.hl7.org/CodeSystem/data-absent-reason",
        "http://terminology.hl7.org/CodeSystem/audit-event-type",
        "http://dicom.nema.org/resources/ontology/DCM",
        "https://dmd.nhs.uk",
        "http://read.info/readv2",
        "http://read.info/ctv3",
        "http://hl7.org/fhir/sid/icd-10",
        "urn:ietf:bcp:47",
        "urn:ietf:rfc:3986",
        "urn:iso:std:iso:4217",
    ];

    private static readonly long[] Symbols = [.. Urls.Select(Symbol.Of)];
    private static readonly FrozenDictionary<long, byte> Places = Symbols.Select((symbol, i) => (symbol, i)).ToFrozenDictionary(p => p.symbol, p => (byte)p.i);

    public static bool TryPlace(long symbol, out byte place) => Places.TryGetValue(symbol, out place);

    public static long SymbolAt(byte place) => Symbols[place];
}
