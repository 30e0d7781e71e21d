using System.Globalization;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Search;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class StandingClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public string Text => _now.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public void Step(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now;
}

/// <summary>One resource as plain facts: its type, whom it is about, and its code or family name.</summary>
internal sealed record PastItem(string Type, string Id, string Says, params string[] About)
{
    public string Name => $"{Type}/{Id}";

    public string Json => Type switch
    {
        "Patient" => $$"""{"resourceType":"Patient","id":"{{Id}}","name":[{"family":"{{Says}}"}]}""",
        "Group" => $$"""{"resourceType":"Group","id":"{{Id}}","type":"person","actual":true,"name":"{{Says}}","member":[{{string.Join(',', About.Select(Member))}}]}""",
        "Observation" => $$"""{"resourceType":"Observation","id":"{{Id}}","status":"final",{{Coded}}}""",
        _ => $$"""{"resourceType":"Condition","id":"{{Id}}",{{Coded}}}""",
    };

    private static string Member(string person) => $$$"""{"entity":{"reference":"Patient/{{{person}}}"}}""";

    private string Coded => $$$"""
        "code":{"coding":[{"system":"http://c","code":"{{{Says}}}"}]},"subject":{"reference":"Patient/{{{About[0]}}}"}
        """;
}

/// <summary>
/// What a store held after each of many writes, kept beside it as plain dictionaries: people who change their names, what is about them changing, moving
/// from one to another, deleted and restored.
/// </summary>
internal sealed class PastWorld(World world, StandingClock clock, Random random)
{
    public static readonly string[] People = ["a", "b", "c"];
    public static readonly string[] Families = ["Ash", "Birch", "Cedar"];
    public static readonly string[] Codes = ["x", "y"];

    private readonly Dictionary<string, PastItem> _now = [];

    /// <summary>Each moment with what stood then, the first before anything was written.</summary>
    public List<(string At, IReadOnlyList<PastItem> Held)> Moments { get; } = [];

    public async Task Live(int writes)
    {
        Keep();
        foreach (var person in People)
        {
            await Put(new PastItem("Patient", person, Families[0], person));
        }

        for (var i = 0; i < writes; i++)
        {
            await Write();
        }
    }

    private async Task Write()
    {
        var id = random.Next(4).ToString(CultureInfo.InvariantCulture);
        var (one, two) = (random.Next(People.Length), random.Next(1, People.Length));
        var item = random.Next(10) switch
        {
            0 or 1 => new PastItem("Patient", People[one], Pick(Families), People[one]),
            2 or 3 => new PastItem("Group", "g" + id, Pick(Codes), People[one], People[(one + two) % People.Length]),
            < 7 => new PastItem("Observation", "o" + id, Pick(Codes), People[one]),
            _ => new PastItem("Condition", "d" + id, Pick(Codes), People[one]),
        };
        if (_now.ContainsKey(item.Name) && random.Next(3) == 0)
        {
            clock.Step(TimeSpan.FromSeconds(1));
            (await world.System.Delete(item.Name)).Status.ShouldBe(204);
            _now.Remove(item.Name);
            Keep();
        }
        else
        {
            await Put(item);
        }
    }

    private async Task Put(PastItem item)
    {
        clock.Step(TimeSpan.FromSeconds(1));
        var answer = await world.System.Put(item.Name, item.Json);
        answer.Status.ShouldBeInRange(200, 201, answer.Text);
        _now[item.Name] = item;
        Keep();
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];

    // The moment of the write itself, to the millisecond.
    private void Keep() => Moments.Add((clock.Text, [.. _now.Values]));
}
