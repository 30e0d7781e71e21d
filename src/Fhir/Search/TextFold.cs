using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Goldthread.Fhir.Search;

/// <summary>Text without case and accents, as string search compares it. https://hl7.org/fhir/R4/search.html#string</summary>
public static class TextFold
{
    // The runtime takes letters apart only with ICU, which the product does not need otherwise (InvariantGlobalization). Each line is a
    // letter and its forms with marks: the canonical decompositions of Latin in Unicode (https://www.unicode.org/Public/UCD/latest/ucd/UnicodeData.txt),
    // the letters with a stroke, which people type without it, and the one capital that has no small letter of its own.
    private static readonly FrozenDictionary<char, char> Plain = new[]
    {
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dďđḋḍḏḑḓ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥħȟḣḥḧḩḫẖ",
        "iìíîïĩīĭįǐȉȋḭḯỉịİ",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľłḷḹḻḽ",
        "mḿṁṃ",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöøōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣṥṧṩ",
        "tţťŧțṫṭṯṱẗ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
    }.SelectMany(line => line.Skip(1).Select(c => KeyValuePair.Create(c, line[0]))).ToFrozenDictionary();

    /// <summary>Lower case, marks removed, runs of white space made one space.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text) && !text.Any(c => char.IsAsciiLetterUpper(c) || char.IsWhiteSpace(c)))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                space = folded.Length > 0;
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark))
            {
                if (space)
                {
                    folded.Append(' ');
                    space = false;
                }

                var small = char.ToLowerInvariant(c);
                folded.Append(small > 0x7f ? Plain.GetValueOrDefault(small, small) : small);
            }
        }

        return folded.ToString();
    }
}
