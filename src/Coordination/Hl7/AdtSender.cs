using Microsoft.Extensions.Configuration;

namespace Goldthread.Coordination.Hl7;

/// <summary>A hospital system that may send messages, from the settings Goldthread:Mllp:Senders.</summary>
/// <param name="Facility">What it writes in MSH-4.</param>
/// <param name="Source">The code of the organisation it stands for: the source of what it sends.</param>
/// <param name="Name">That organisation's name.</param>
internal sealed record AdtSender(string Facility, string Source, string Name)
{
    /// <summary>Who gives out the hospital's numbers (PID-3.4); empty takes the first number that is not an NHS number.</summary>
    public string Authority { get; init; } = "";

    /// <summary>The address under which the hospital's numbers stand in the record; the same as in what the hospital sends as FHIR, so that both meet in one Patient.</summary>
    public string NumberSystem { get; init; } = "";

    /// <summary>The address under which the numbers of its visits stand.</summary>
    public string VisitSystem { get; init; } = "";

    /// <summary>The address under which its wards stand.</summary>
    public string PlaceSystem => $"urn:goldthread:place:{Source}";
}

/// <summary>How hospital messages come in (docs/guides/home-first.md).</summary>
/// <param name="Port">The port to listen on; null for none, which is the default.</param>
/// <param name="Address">The address to listen on: this machine alone unless another is set.</param>
/// <param name="LargestMessage">In bytes; a longer message is refused.</param>
/// <param name="MostConnections">How many senders may be connected at once.</param>
/// <param name="Patience">How long a message may take to arrive once it has begun.</param>
/// <param name="Idle">How long a connection may say nothing.</param>
/// <param name="Senders">Who may send.</param>
internal sealed record MllpSettings(int? Port, string Address, int LargestMessage, int MostConnections, TimeSpan Patience, TimeSpan Idle, IReadOnlyList<AdtSender> Senders)
{
    private const int DefaultLargest = 1_000_000;
    private const int DefaultConnections = 32;
    private const int DefaultPatienceSeconds = 30;
    private const int DefaultIdleSeconds = 3_600;

    public static MllpSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Goldthread:Mllp");
        return new MllpSettings(
            section.GetValue<int?>("Port"),
            section["Address"] is { Length: > 0 } address ? address : "127.0.0.1",
            section.GetValue("LargestMessage", DefaultLargest),
            section.GetValue("MostConnections", DefaultConnections),
            TimeSpan.FromSeconds(section.GetValue("PatienceSeconds", DefaultPatienceSeconds)),
            TimeSpan.FromSeconds(section.GetValue("IdleSeconds", DefaultIdleSeconds)),
            [.. section.GetSection("Senders").GetChildren().Select(Sender)]);
    }

    /// <summary>The sender of MSH-4; null for one that nobody named.</summary>
    public AdtSender? Find(string facility) => Senders.FirstOrDefault(s => s.Facility == facility);

    private static AdtSender Sender(IConfigurationSection section)
    {
        var source = section["Source"] ?? "";
        return new AdtSender(section["Facility"] ?? source, source, section["Name"] is { Length: > 0 } name ? name : source)
        {
            Authority = section["Authority"] ?? "",
            NumberSystem = section["NumberSystem"] is { Length: > 0 } numbers ? numbers : $"urn:goldthread:hospital-number:{source}",
            VisitSystem = section["VisitSystem"] is { Length: > 0 } visits ? visits : $"urn:goldthread:visit:{source}",
        };
    }
}
