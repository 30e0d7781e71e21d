using System.Text.RegularExpressions;

namespace Goldthread.Record.Tests.Own;

/// <summary>
/// The fixed text of the person's pages has a reading age of about 9 to 11: Flesch-Kincaid grade 6 or less over all of it, and no page above 7. Formula:
/// Kincaid and others, 1975, 0.39 words a sentence + 11.8 syllables a word - 15.59; a grade is an age less five.
/// </summary>
public sealed partial class ReadingAgeTests
{
    [Fact]
    public void Pages_FixedText_IsReadAtElevenOrYounger()
    {
        var pages = Directory.EnumerateFiles(Folder(), "*.cshtml").Select(f => (Name: Path.GetFileName(f), Texts: Words(File.ReadAllText(f)))).Where(p => p.Texts.Count > 3).ToList();

        pages.Count.ShouldBeGreaterThan(6);
        pages.ShouldAllBe(p => Grade(p.Texts) <= 7, string.Join(", ", pages.Select(p => $"{p.Name} {Grade(p.Texts):0.0}")));
        Grade([.. pages.SelectMany(p => p.Texts)]).ShouldBeLessThanOrEqualTo(6);
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
