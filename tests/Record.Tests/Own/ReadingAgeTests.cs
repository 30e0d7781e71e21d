using System.Text.RegularExpressions;

namespace Goldthread.Record.Tests.Own;

/// <summary>
/// The fixed text of the person's pages has a reading age of about 9 to 11: Flesch-Kincaid grade 6 or less over all of it, and no page above 7. Formula:
/// Kincaid and others, 1975, 0.39 words a sentence + 11.8 syllables a word - 15.59; a grade is an age less five.
/// </summary>
public sealed partial class ReadingAgeTests
{
    private const int MostEasyWords = 12;

    [Fact]
    public void Pages_FixedText_IsReadAtElevenOrYounger()
    {
        var pages = System.IO.Directory.EnumerateFiles(Folder(), "*.cshtml").Select(f => (Name: Path.GetFileName(f), Texts: Words(File.ReadAllText(f)))).Where(p => p.Texts.Count > 3).ToList();

        pages.Count.ShouldBeGreaterThan(6);
        pages.ShouldAllBe(p => Grade(p.Texts) <= 7, string.Join(", ", pages.Select(p => $"{p.Name} {Grade(p.Texts):0.0}")));
        Grade([.. pages.SelectMany(p => p.Texts)]).ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public void EasyRead_FixedText_IsReadAtEightOrYounger()
    {
        var texts = Set("easy").Select(t => Place().Replace(t.Other, "this")).ToList();
        var sentences = texts.SelectMany(t => t.Split(['.', '!', '?'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();

        Grade(texts).ShouldBeLessThanOrEqualTo(3);
        sentences.ShouldAllBe(s => Word().Count(s) <= MostEasyWords, string.Join("; ", sentences.Where(s => Word().Count(s) > MostEasyWords)));
    }

    // Every long text of these pages has an easy read form: what is short already is its own.
    [Fact]
    public void EasyRead_EveryLongText_HasItsForm()
    {
        var easy = Set("easy").Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        var texts = Sources().SelectMany(f => Fixed().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();

        texts.Where(t => Sentence().Split(t).Any(s => Word().Count(s) > MostEasyWords) && !easy.Contains(t)).ShouldBeEmpty();
    }

    [Fact]
    public void Grade_OfOfficialProse_IsFarAbove() =>
        Grade(["Information processed pursuant to the aforementioned arrangements constitutes confidential patient information, the dissemination of which necessitates authorisation."]).ShouldBeGreaterThan(15);

    [Theory]
    [InlineData("cat", 1)]
    [InlineData("record", 2)]
    [InlineData("medicine", 3)]
    [InlineData("plan", 1)]
    [InlineData("people", 2)]
    [InlineData("write", 1)]
    public void Syllables_OfAWord_AreThoseOneHears(string word, int count) => Syllables(word).ShouldBe(count);

    private static double Grade(IReadOnlyCollection<string> texts)
    {
        var sentences = texts.Sum(t => Math.Max(1, Sentence().Count(t)));
        var words = texts.SelectMany(t => Word().Matches(t)).Select(m => m.Value).ToList();
        return (0.39 * words.Count / sentences) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    // Groups of vowels, less a silent e at the end: within a tenth of a count by ear over these pages.
    private static int Syllables(string word)
    {
        var groups = Vowels().Count(word);
        return Math.Max(1, word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal) ? groups - 1 : groups);
    }

    private static IReadOnlyList<string> Words(string page) => [.. Fixed().Matches(page).Select(m => Place().Replace(m.Groups[1].Value, "this"))];

    /// <summary>The files in which texts are asked for.</summary>
    internal static IEnumerable<string> Sources() =>
        System.IO.Directory.EnumerateFiles(Folder()).Concat(System.IO.Directory.EnumerateFiles(Path.Combine(Folder(), "..", "..", "Own"), "*.cs"));

    /// <summary>A set of other words for the texts.</summary>
    internal static IEnumerable<(string Text, string Other)> Set(string name)
    {
        var file = File.ReadAllText(Path.Combine(Folder(), "..", "..", "Own", "Texts", name + ".json"));
        return System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.Where(t => t.Key != "//").Select(t => (t.Key, t.Value));
    }

    /// <summary>The places for values in a text: {0}, {1}.</summary>
    internal static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Order();

    private static string Folder()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Goldthread.slnx")))
        {
            at = Path.GetDirectoryName(at)!;
        }

        return Path.Combine(at, "src", "Record", "Pages", "Me");
    }

    [GeneratedRegex("T\\[\"([^\"]+)\"")]
    private static partial Regex Fixed();

    [GeneratedRegex("\\{\\d\\}")]
    private static partial Regex Place();

    [GeneratedRegex("[.!?](\\s|$)")]
    private static partial Regex Sentence();

    [GeneratedRegex("[A-Za-z']+")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+", RegexOptions.IgnoreCase)]
    private static partial Regex Vowels();
}
