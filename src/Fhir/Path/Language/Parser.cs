using Goldthread.Fhir.FhirPath.Model;
using Goldthread.Fhir.FhirPath.Values;

namespace Goldthread.Fhir.FhirPath.Language;

/// <summary>Tokens into a tree, by precedence. http://hl7.org/fhirpath/N1/#operator-precedence</summary>
internal sealed class Parser
{
    /// <summary>The longest text that is read.</summary>
    public const int MostCharacters = 20_000;

    /// <summary>The deepest tree; evaluation uses the stack in proportion.</summary>
    public const int MostDepth = 200;

    private const int TypePrecedence = 8;
    private readonly List<Token> _tokens;
    private int _at;
    private int _nested;

    private Parser(List<Token> tokens) => _tokens = tokens;

    private Token Current => _tokens[_at];

    public static Syntax Parse(string text)
    {
        if (text.Length > MostCharacters)
        {
            throw new SyntaxException($"The expression is too long: {text.Length} characters, where {MostCharacters} are allowed.", MostCharacters);
        }

        var parser = new Parser(new Lexer(text).Read());
        var tree = parser.Expression(0);
        return parser.Current.Kind is TokenKind.End ? tree : throw parser.Unexpected("the end or an operator");
    }

    private static int Precedence(Token token) => token.Kind switch
    {
        TokenKind.Symbol => token.Text switch
        {
            "*" or "/" => 10,
            "+" or "-" or "&" => 9,
            "|" => 7,
            "<" or ">" or "<=" or ">=" => 6,
            "=" or "~" or "!=" or "!~" => 5,
            _ => 0,
        },
        TokenKind.Identifier => token.Text switch
        {
            "div" or "mod" => 10,
            "is" or "as" => TypePrecedence,
            "in" or "contains" => 4,
            "and" => 3,
            "or" or "xor" => 2,
            "implies" => 1,
            _ => 0,
        },
        _ => 0,
    };

    private Syntax Expression(int above)
    {
        Enter();
        var left = Prefix();
        while (Precedence(Current) is var precedence && precedence > above)
        {
            var token = Take();
            if (precedence == TypePrecedence)
            {
                left = new TypeSyntax(token.Position, Deeper(left), token.Text == "as", left, TypeName());
                continue;
            }

            var right = Expression(precedence);
            left = new BinarySyntax(token.Position, Deeper(left, right), token.Text, left, right);
        }

        _nested--;
        return left;
    }

    private Syntax Prefix()
    {
        if (Current.Is("-") || Current.Is("+"))
        {
            Enter();
            var sign = Take();
            var operand = Prefix();
            _nested--;
            return new SignSyntax(sign.Position, Deeper(operand), sign.Text == "-", operand);
        }

        var tree = Term();
        while (true)
        {
            if (Current.Is("."))
            {
                Take();
                tree = Invocation(tree);
            }
            else if (Current.Is("["))
            {
                var bracket = Take();
                var index = Expression(0);
                Expect("]");
                tree = new IndexSyntax(bracket.Position, Deeper(tree, index), tree, index);
            }
            else
            {
                return tree;
            }
        }
    }

    private Syntax Term()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Integer or TokenKind.Decimal:
                Take();
                return Quantity(token);
            case TokenKind.String or TokenKind.Moment:
                Take();
                return new LiteralSyntax(token.Position, token.Value);
            case TokenKind.External:
                Take();
                return new ExternalSyntax(token.Position, token.Text);
            case TokenKind.Special when token.Text is "this" or "index" or "total":
                Take();
                return new SpecialSyntax(token.Position, token.Text);
            case TokenKind.Identifier when token.Text is "true" or "false":
                Take();
                return new LiteralSyntax(token.Position, FhirNode.From(token.Text == "true"));
            case TokenKind.Identifier when token.Text is not ("and" or "or" or "xor" or "implies" or "div" or "mod"):
            case TokenKind.Delimited:
                return Invocation(null);
            case TokenKind.Symbol when token.Text == "(":
                Take();
                var inner = Expression(0);
                Expect(")");
                return inner;
            case TokenKind.Symbol when token.Text == "{":
                Take();
                Expect("}");
                return new EmptySyntax(token.Position);
            default:
                throw Unexpected("a value, a name or a bracket");
        }
    }

    private LiteralSyntax Quantity(Token number)
    {
        var unit = Current.Kind is TokenKind.String || (Current.Kind is TokenKind.Identifier && CalendarUnits.Keyword(Current.Text) is not null)
            ? Take().Text
            : null;
        return new LiteralSyntax(
            number.Position,
            unit is null ? number.Value : FhirNode.From(new Quantity(number.Value.AsDecimal()!.Value, unit)));
    }

    private Syntax Invocation(Syntax? focus)
    {
        if (Current.Kind is TokenKind.Special && Current.Text is "this" or "index" or "total")
        {
            // The grammar allows $this after a dot; it means the same there.
            var special = Take();
            return new SpecialSyntax(special.Position, special.Text);
        }

        if (Current.Kind is not (TokenKind.Identifier or TokenKind.Delimited))
        {
            throw Unexpected("a name");
        }

        var name = Take();
        if (!Current.Is("("))
        {
            return new MemberSyntax(name.Position, focus is null ? 1 : Deeper(focus), focus, name.Text);
        }

        Take();
        var arguments = new List<Syntax>();
        while (!Current.Is(")"))
        {
            if (arguments.Count > 0)
            {
                Expect(",");
            }

            arguments.Add(Expression(0));
        }

        Take();
        var depth = Deeper(focus is null ? [.. arguments] : [focus, .. arguments]);
        return new CallSyntax(name.Position, depth, focus, name.Text, [.. arguments]);
    }

    private TypeSpecifier TypeName()
    {
        var first = Name();
        if (first.Text is not ("System" or "FHIR") || !Current.Is("."))
        {
            return TypeSpecifier.Find(null, first.Text, first.Position);
        }

        Take();
        var second = Name();
        return TypeSpecifier.Find(first.Text, second.Text, second.Position);
    }

    private Token Name() => Current.Kind is TokenKind.Identifier or TokenKind.Delimited ? Take() : throw Unexpected("the name of a type");

    private Token Take() => _tokens[_at++];

    private void Expect(string symbol)
    {
        if (!Current.Is(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }

        Take();
    }

    private SyntaxException Unexpected(string wanted) => new(
        Current.Kind is TokenKind.End ? $"The expression ends where {wanted} should be." : $"'{Current.Text}' stands where {wanted} should be.",
        Current.Position);

    private void Enter()
    {
        if (++_nested > MostDepth)
        {
            throw TooDeep();
        }
    }

    private int Deeper(params ReadOnlySpan<Syntax> parts)
    {
        var depth = 0;
        foreach (var part in parts)
        {
            depth = Math.Max(depth, part.Depth);
        }

        return depth < MostDepth ? depth + 1 : throw TooDeep();
    }

    private SyntaxException TooDeep() =>
        new($"The expression is nested too deeply: {MostDepth} levels are allowed.", Current.Position);
}
