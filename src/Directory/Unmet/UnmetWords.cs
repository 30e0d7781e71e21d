using Goldthread.Directory.PlainWords;

namespace Goldthread.Directory.Unmet;

/// <summary>
/// What may be kept of a search that found nothing: words, lower case and in the order of the alphabet, without any that could say who somebody is. Numbers go, whatever
/// they are (NHS numbers, telephones, postcodes, ages), and so do mail addresses, titles with the name after them, and names that many people bear.
/// </summary>
internal static class UnmetWords
{
    private const int MostWords = 6;
    private const int ShortestWord = 3;

    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal) { "mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "sir", "lady", "nurse", "named", "called" };

    // Names that many people in England bear and that are no words of need; those that are both ("hope", "grace", "carer") stay words.
    private static readonly HashSet<string> Names = new(
        ("""
        aaron abdul abigail adam adele agnes ahmed aisha alan albert alex alexander alfie alfred alice ali alison amanda amelia amy andrea andrew angela ann anna anne annie anthony antony arthur audrey
        barbara barry beatrice ben benjamin bernard beryl beth betty beverley brenda brian bridget carl carol caroline catherine charles charlie charlotte cheryl chloe chris christine christopher claire
        clare colin connor craig cynthia daniel darren dave david dawn deborah debbie denise dennis derek diana diane donald donna doreen doris dorothy dylan edith edna edward eileen elaine eleanor elizabeth
        ella ellen elsie emily emma enid eric ernest ethel eva evelyn fatima fiona florence frances frank fred frederick freya gareth gary gavin gemma geoff geoffrey george georgia gerald gillian gladys
        glenys gordon graham gwen hannah harold harry hassan hazel heather helen henry hilda hugh ian ibrahim irene isabella jack jackie jacob jacqueline jade james jamie jane janet janice jason jean jeffrey
        jennifer jenny jessica jill joan joanna joanne joe john jonathan joseph joshua joyce judith julia julie june karen kate katherine kathleen keith kelly kenneth kevin kim kyle laura lauren lawrence leah
        lee leonard leslie liam lilian linda lisa lorraine louise lucy luke lynn lynne mabel malcolm margaret maria marian marie marion marjorie mark martin mary matthew maureen mavis megan melanie michael
        michelle mick mike mohammed mohammad muhammad mollie molly muriel nadia nancy natalie natasha nathan neil nicholas nicola nigel nora norma norman olive oliver olivia omar oscar pamela patricia patrick
        paul paula pauline peter philip phyllis rachel raymond rebecca reginald richard rita robert robin roger ronald ronnie rosemary ross roy russell ruth ryan sally samantha samuel sandra sara sarah sharon
        sheila shirley sidney simon sophie stacey stanley stella stephen steve steven stuart susan sylvia teresa terence terry thelma theresa thomas tim timothy tom tony tracey tracy trevor valerie vera
        veronica victoria vincent violet wayne wendy wilfred william winifred yasmin yvonne zainab zoe
        adams ahmad allen anderson bailey barnes begum bell bennett bradley brown campbell carter chapman clark clarke collins cooper cox davies davis dixon edwards ellis evans foster fraser gibson graham green
        griffiths hall harris harrison harvey hill holmes hughes hunt hussain jackson jenkins johnson jones kaur kelly khan king kumar lewis lloyd marshall mason miller mills mitchell moore morgan morris murphy
        murray palmer parker patel phillips powell price reid richards richardson roberts robertson robinson rogers rose shah simpson singh smith stevens stewart taylor thompson turner walker walsh ward watson
        webb white wilkinson williams wilson wood wright
        """).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    // They are names, and they are also what people look for.
    private static readonly HashSet<string> AlsoWords = new(StringComparer.Ordinal) { "wood", "hill", "green", "white", "ward", "king", "june", "olive", "rose", "walker", "turner", "cooper", "mason", "carter", "dawn", "violet" };

    /// <summary>The words that may be kept, or empty when none is left.</summary>
    public static string Of(string typed)
    {
        var kept = new SortedSet<string>(StringComparer.Ordinal);
        var named = false;
        foreach (var piece in typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece.Contains('@', StringComparison.Ordinal) || piece.Any(char.IsDigit))
            {
                named = false;
                continue;
            }

            foreach (var word in Words.Of(piece))
            {
                if (Titles.Contains(word))
                {
                    named = true;
                }
                else if (named)
                {
                    named = false;
                }
                else if (word.Length >= ShortestWord && word.All(char.IsLetter) && !Words.IsEmpty(word) && (!Names.Contains(word) || AlsoWords.Contains(word)))
                {
                    kept.Add(word);
                }
            }
        }

        return string.Join(' ', kept.Take(MostWords));
    }
}
