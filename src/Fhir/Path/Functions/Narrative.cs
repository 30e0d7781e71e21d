using System.Xml;

namespace Goldthread.Fhir.FhirPath.Functions;

/// <summary>htmlChecks(): whether narrative keeps to what is allowed. https://hl7.org/fhir/R4/narrative.html#xhtml</summary>
internal static class Narrative
{
    private static readonly HashSet<string> Elements = new(
        ("p br div h1 h2 h3 h4 h5 h6 a span b em i strong small big tt sub sup ul ol li dl dt dd table thead tbody tfoot caption colgroup col tr th td "
            + "code samp pre hr blockquote img map area abbr acronym cite dfn kbd q var bdo address ins del").Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string> Attributes = new(
        ("abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset cite class colspan compact "
            + "coords dir frame headers height href hreflang hspace id ismap lang longdesc name nohref noshade nowrap rel rev rowspan rules scope shape "
            + "span src start style summary tabindex title type valign value vspace width xmlns xml:lang xml:space").Split(' '),
        StringComparer.Ordinal);

    public static bool IsAllowed(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            var (first, content) = (true, false);
            while (reader.Read())
            {
                if (reader.NodeType is XmlNodeType.Element)
                {
                    if (!Elements.Contains(reader.Name) || (first && reader.Name != "div") || !AttributesAllowed(reader))
                    {
                        return false;
                    }

                    first = false;
                    content |= reader.Name == "img";
                }

                content |= reader.NodeType is XmlNodeType.Text && !string.IsNullOrWhiteSpace(reader.Value);
            }

            return content;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool AttributesAllowed(XmlReader reader)
    {
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            var value = reader.Value.TrimStart();
            if (!Attributes.Contains(reader.Name)
                || (reader.Name is "href" or "src" && value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }
        }

        reader.MoveToElement();
        return true;
    }
}
