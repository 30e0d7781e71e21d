namespace Goldthread.Fhir.Import;

/// <summary>One resource as it stands in a file.</summary>
/// <param name="Place">Where: "line 12", "entry[3]", null when it is the whole file.</param>
/// <param name="Order">Its place among the others of the file.</param>
/// <param name="Json">Its bytes.</param>
/// <param name="Type">The type it says it is, or null.</param>
/// <param name="Id">The id it is to have, or null when that comes from its content.</param>
internal sealed record Incoming(string? Place, long Order, byte[] Json, string? Type, string? Id);

/// <summary>Resources that are written together.</summary>
internal sealed class Chunk(int fileNumber, string file, bool atomic, IReadOnlyDictionary<string, string>? names)
{
    private const int MostResources = 500;
    private const int MostBytes = 4 << 20;

    private readonly HashSet<(string?, string)> _keys = [];
    private int _bytes;

    public int FileNumber => fileNumber;

    public string File => file;

    /// <summary>All of it or none.</summary>
    public bool IsAtomic => atomic;

    /// <summary>By the full address of a bundle's entry, the resource that it is here.</summary>
    public IReadOnlyDictionary<string, string>? Names => names;

    public List<Incoming> Items { get; } = [];

    public bool HasPatients { get; private set; }

    public bool HasOthers { get; private set; }

    public bool IsFull => !atomic && (Items.Count >= MostResources || _bytes >= MostBytes);

    public bool Holds(string? type, string id) => _keys.Contains((type, id));

    public void Add(Incoming item)
    {
        Items.Add(item);
        if (item.Id is not null)
        {
            _keys.Add((item.Type, item.Id));
        }

        _bytes += item.Json.Length;
        HasPatients |= item.Type == "Patient";
        HasOthers |= item.Type != "Patient";
    }
}
