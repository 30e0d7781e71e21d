namespace Goldthread.Fhir.Storage;

/// <summary>
/// Where a person's rows lie: one source's Patient and all that source holds about them. A person known to several sources is a
/// small set of these; joining and parting them moves nothing.
/// </summary>
/// <param name="Part">0 to 255, or <see cref="Kernel.Acts.Part.Place"/>.</param>
/// <param name="Number">The person's number in the part; 0 for the place.</param>
public readonly record struct PersonKey(int Part, long Number)
{
    /// <summary>What is about no one person.</summary>
    public static PersonKey Place { get; } = new(Kernel.Acts.Part.Place, 0);

    public bool IsPlace => Part == Kernel.Acts.Part.Place;

    public override string ToString() => IsPlace ? "place" : RecordId.Text(((ulong)Number << 8) | (uint)Part);
}
