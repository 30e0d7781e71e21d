namespace Goldthread.Demo;

/// <summary>One FHIR R4 resource of the demo place, ready to be stored.</summary>
/// <param name="Type">The resource type, such as "Observation".</param>
/// <param name="Id">The logical id: at most 64 letters, digits, "-" and "."; unique in the whole place.</param>
/// <param name="Json">The resource as UTF-8 JSON without indentation.</param>
public sealed record DemoResource(string Type, string Id, byte[] Json);

/// <summary>What one organisation's system holds about one person.</summary>
/// <param name="Source">The code of the organisation, such as "ZZGP01".</param>
/// <param name="SourceName">The name of the organisation.</param>
/// <param name="Resources">Exactly one Patient, first; then what refers to it or to shared resources.</param>
public sealed record SourceRecord(string Source, string SourceName, IReadOnlyList<DemoResource> Resources);

/// <summary>One made person, as several organisations know them.</summary>
/// <param name="Index">The place in the stream, from 0; Mrs Smith is 0.</param>
/// <param name="NhsNumber">Ten digits, from 999 000 0000 to 999 999 9999; some sources do not hold it.</param>
/// <param name="Records">One per organisation, the GP practice first; always at least two.</param>
public sealed record DemoPerson(int Index, string NhsNumber, IReadOnlyList<SourceRecord> Records);
