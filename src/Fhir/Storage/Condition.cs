using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// A search that says which resource is meant. It is asked before the transaction and again inside it, behind a lock that every
/// writer with the same condition takes, so that of many who ask "create it if there is none" one does.
/// https://hl7.org/fhir/R4/http.html#ccreate
/// </summary>
/// <param name="Type">The type that is searched.</param>
/// <param name="Query">The parameters as they were written, in an order of their own, for messages.</param>
/// <param name="Find">The ids that match and are in the asker's sight: all of them, or the reason why that cannot be told.</param>
public sealed record Condition(string Type, string Query, Func<Session, Outcome<IReadOnlyList<string>>> Find)
{
    /// <summary>The number of locks; two different conditions that share one wait for each other and are none the worse.</summary>
    private const int Slots = 4096;

    /// <summary>The condition as it stood in what was sent, where it stood for a reference.</summary>
    public string Written { get; init; } = "";

    /// <summary>Where it stood, or null: "subject" of an Observation.</summary>
    public string? Path { get; init; }

    /// <summary>What the parameters mean, so that two conditions that say the same in different words share a lock.</summary>
    public string Meaning { get; init; } = Query;

    /// <summary>The people who were asked about, and whose resources matched, each time it was asked.</summary>
    public IReadOnlySet<PersonKey> People { get; init; } = new HashSet<PersonKey>();

    /// <summary>The lock of this condition.</summary>
    internal int Slot => (int)(BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{Type}?{Meaning}"))) % Slots);

    public override string ToString() => $"{Type}?{Query}";
}
