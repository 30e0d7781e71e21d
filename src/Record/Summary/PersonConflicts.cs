using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.Summary;

/// <summary>Where sources differ about who the person is and where they live.</summary>
internal static class PersonConflicts
{
    public static IEnumerable<Conflict> NhsNumbers(EntrySet entries)
    {
        var numbers = NhsNumberText.ReadAll(entries);
        if (numbers.Select(n => n.Shown).Distinct(StringComparer.Ordinal).Count() < 2) yield break;
        yield return Conflict.Between(ConflictKind.NhsNumber, "NHS number", "The sources give different NHS numbers.",
            numbers.Select(n => Side(n.Entry, n.Shown + (n.Status == NhsNumberStatus.Verified ? ", verified" : ", not verified"))));
    }

    public static IEnumerable<Conflict> Read(EntrySet entries)
    {
        var patients = entries.Facts("Patient");
        return new[]
        {
            Differ(patients, ConflictKind.Name, "Name", "The names differ.", p => HumanNameText.Of(p), SameName),
            Differ(patients, ConflictKind.BirthDate, "Birth date", "The birth dates differ.", p => p.Moment("birthDate")?.DateWords,
                (a, b) => a.Moment("birthDate")!.Value.MayBeSameDayAs(b.Moment("birthDate")!.Value)),
            Differ(patients, ConflictKind.Sex, "Sex", "The sources record a different sex.",
                p => p.Text("gender") is "unknown" ? null : PersonDetails.SexWords(p.Text("gender")), (a, b) => a.Text("gender") == b.Text("gender")),
            Differ(patients, ConflictKind.Death, "Death", "One says the person has died, or the dates differ.", DeathWords, SameDeath),
            Differ(patients, ConflictKind.Address, "Address", "The sources give different home addresses.", p => PersonDetails.HomeAddress(p, entries.Now),
                (a, b) => Homes(a, entries.Now).Overlaps(Homes(b, entries.Now))),
            Differ(patients, ConflictKind.Telephone, "Telephone", "No telephone number is the same.", p => PhoneWords(p, entries.Now),
                (a, b) => Phones(a, entries.Now).Overlaps(Phones(b, entries.Now))),
            Differ(patients, ConflictKind.MaritalStatus, "Marital status", "The sources give a different marital status.", p => CodeText.Words(p.Child("maritalStatus")), SameMarital),
            LivesWith(entries),
        }.OfType<Conflict>();
    }

    // One side for each source that says something; a conflict when any two of them do not agree.
    private static Conflict? Differ(
        List<Entry> patients, ConflictKind kind, string title, string why, Func<JsonElement, string?> words, Func<JsonElement, JsonElement, bool> same)
    {
        if (patients.Count < 2) return null;
        var saying = patients.Where(p => words(p.Resource) is not null).ToList();
        var differs = saying.Exists(a => saying.Exists(b => a != b && !same(a.Resource, b.Resource)));
        return differs ? Conflict.Between(kind, title, why, saying.Select(p => Side(p, words(p.Resource)!))) : null;
    }

    private static ConflictSide Side(Entry entry, string text) => new(text, entry.SourceCode, entry.SourceName, null, null, entry.Reference);

    // The same person may be "Margaret Rose Smith" and "Margaret Smith": family name and first given name decide, over every name in use.
    private static bool SameName(JsonElement a, JsonElement b) => Names(a).Overlaps(Names(b));

    private static HashSet<string> Names(JsonElement patient)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in patient.Items("name"))
        {
            if (HumanNameText.IsOld(name) || name.Text("use") is "nickname") continue;
            var given = name.First("given").Text();
            names.Add(name.Text("family") is { } family ? Agreement.Plain((given?.Split(' ')[0] ?? "") + " " + family) : Ends(Agreement.Plain(name.Text("text") ?? given ?? "")));
        }

        return names;
    }

    private static string Ends(string text)
    {
        var words = text.Split(' ').SkipWhile(w => w is "mr" or "mrs" or "ms" or "miss" or "dr").ToList();
        return words.Count < 2 ? string.Concat(words) : words[0] + " " + words[^1];
    }

    // Where one writes the postcode, the postcode and the house decide; a missing county or a comma is no difference.
    private static HashSet<string> Homes(JsonElement patient, DateTimeOffset now)
    {
        var homes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in patient.Items("address"))
        {
            if (!AddressText.IsCurrentHome(address, now) || AddressText.Line(address) is not { } line) continue;
            var first = Agreement.Plain(address.First("line").Text() ?? address.Text("text") ?? line);
            homes.Add(address.Text("postalCode") is { } code
                ? first.Split(' ')[0] + "|" + Agreement.Plain(code).Replace(" ", "", StringComparison.Ordinal) : Agreement.Plain(line));
        }

        return homes;
    }

    private static string? PhoneWords(JsonElement patient, DateTimeOffset now)
    {
        var numbers = Reach.ReadAll(patient, now).Where(r => r.IsTelephone).Select(r => r.Value).ToList();
        return numbers.Count == 0 ? null : string.Join(", ", numbers);
    }

    // 0113 496 0000, +44 113 496 0000 and 0044 113 496 0000 are one number.
    private static HashSet<string> Phones(JsonElement patient, DateTimeOffset now) => [.. Reach.ReadAll(patient, now).Where(r => r.IsTelephone).Select(r =>
    {
        var digits = string.Concat(r.Value.Where(char.IsAsciiDigit));
        if (digits.StartsWith("0044", StringComparison.Ordinal)) digits = digits[2..];
        return digits.StartsWith("44", StringComparison.Ordinal) && digits.Length > 10 ? digits[2..].TrimStart('0') : digits.TrimStart('0');
    })];

    private static bool SameMarital(JsonElement a, JsonElement b)
    {
        var (one, other) = (CodeText.Read(a.Child("maritalStatus"))!, CodeText.Read(b.Child("maritalStatus"))!);
        return one.Shares(other) || Agreement.Plain(one.Text) == Agreement.Plain(other.Text);
    }

    private static string? DeathWords(JsonElement patient) =>
        patient.Moment("deceasedDateTime") is { } on ? "Died " + on.DateWords : patient.Bool("deceasedBoolean") is { } died ? (died ? "Has died" : "Alive") : null;

    private static bool SameDeath(JsonElement a, JsonElement b)
    {
        var (one, other) = (a.Moment("deceasedDateTime"), b.Moment("deceasedDateTime"));
        if (one is { } first && other is { } second) return first.MayBeSameDayAs(second);
        return (one is not null || a.Bool("deceasedBoolean") == true) == (other is not null || b.Bool("deceasedBoolean") == true);
    }

    private static Conflict? LivesWith(EntrySet entries)
    {
        var said = LivingArrangement.LatestOfEach(entries);
        return said.Select(s => Agreement.Plain(s.Text)).Distinct(StringComparer.Ordinal).Count() < 2 ? null
            : Conflict.Between(ConflictKind.LivesWith, "Lives with", "The sources differ about who the person lives with.", said.Select(s => ConflictSide.Of(s)));
    }
}
