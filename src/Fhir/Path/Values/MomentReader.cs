namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>Reads dates and times. https://hl7.org/fhir/R4/datatypes.html#dateTime, http://hl7.org/fhirpath/N1/#datetime</summary>
internal static class MomentReader
{
    public static PartialDateTime? Read(ReadOnlySpan<char> text, MomentKind kind)
    {
        var reader = new Reader(text);
        return kind is MomentKind.Time ? ReadTime(ref reader) : ReadDate(ref reader, kind);
    }

    private static PartialDateTime? ReadTime(ref Reader reader)
    {
        long ticks = 0;
        return ReadClock(ref reader, ref ticks, out var precision, out var digits) && reader.AtEnd && ticks < TimeSpan.TicksPerDay
            ? new PartialDateTime(MomentKind.Time, precision, ticks, null, digits)
            : null;
    }

    private static PartialDateTime? ReadDate(ref Reader reader, MomentKind kind)
    {
        if (!reader.Number(4, out var year) || year < 1)
        {
            return null;
        }

        var precision = MomentPrecision.Year;
        int month = 1, day = 1, digits = 0;
        if (reader.Take('-'))
        {
            if (!reader.Number(2, out month) || month is < 1 or > 12)
            {
                return null;
            }

            precision = MomentPrecision.Month;
            if (reader.Take('-'))
            {
                if (!reader.Number(2, out day) || day < 1 || day > DateTime.DaysInMonth(year, month))
                {
                    return null;
                }

                precision = MomentPrecision.Day;
            }
        }

        var ticks = new DateTime(year, month, day).Ticks;
        int? offset = null;
        if (kind is MomentKind.DateTime && reader.Take('T') && !reader.AtEnd)
        {
            if (precision is not MomentPrecision.Day || !ReadClock(ref reader, ref ticks, out precision, out digits) || !ReadOffset(ref reader, out offset))
            {
                return null;
            }
        }

        return reader.AtEnd && ticks <= DateTime.MaxValue.Ticks ? new PartialDateTime(kind, precision, ticks, offset, digits) : null;
    }

    private static bool ReadClock(ref Reader reader, ref long ticks, out MomentPrecision precision, out int digits)
    {
        precision = MomentPrecision.Hour;
        digits = 0;
        if (!reader.Number(2, out var hour) || hour > 23)
        {
            return false;
        }

        ticks += hour * TimeSpan.TicksPerHour;
        if (!reader.Take(':'))
        {
            return true;
        }

        precision = MomentPrecision.Minute;
        if (!reader.Number(2, out var minute) || minute > 59)
        {
            return false;
        }

        ticks += minute * TimeSpan.TicksPerMinute;
        if (!reader.Take(':'))
        {
            return true;
        }

        // FHIR allows the 60th second of a leap second; it counts as the first of the next minute.
        precision = MomentPrecision.Second;
        if (!reader.Number(2, out var second) || second > 60)
        {
            return false;
        }

        ticks += second * TimeSpan.TicksPerSecond;
        if (!reader.Take('.'))
        {
            return true;
        }

        precision = MomentPrecision.Fraction;
        return reader.Fraction(ref ticks, out digits);
    }

    private static bool ReadOffset(ref Reader reader, out int? offset)
    {
        offset = null;
        if (reader.AtEnd)
        {
            return true;
        }

        if (reader.Take('Z'))
        {
            offset = 0;
            return true;
        }

        var sign = reader.Take('+') ? 1 : reader.Take('-') ? -1 : 0;
        if (sign == 0 || !reader.Number(2, out var hours) || !reader.Take(':') || !reader.Number(2, out var minutes) || minutes > 59)
        {
            return false;
        }

        offset = sign * ((hours * 60) + minutes);
        return Math.Abs(offset.Value) <= 14 * 60;
    }

    private ref struct Reader(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _at;

        public readonly bool AtEnd => _at == _text.Length;

        public bool Take(char c)
        {
            if (_at >= _text.Length || _text[_at] != c)
            {
                return false;
            }

            _at++;
            return true;
        }

        public bool Number(int digits, out int value)
        {
            value = 0;
            if (_at + digits > _text.Length)
            {
                return false;
            }

            for (var end = _at + digits; _at < end; _at++)
            {
                if (!char.IsAsciiDigit(_text[_at]))
                {
                    return false;
                }

                value = (value * 10) + (_text[_at] - '0');
            }

            return true;
        }

        /// <summary>Digits after the point; what is finer than 100 nanoseconds is dropped.</summary>
        public bool Fraction(ref long ticks, out int digits)
        {
            digits = 0;
            var worth = TimeSpan.TicksPerSecond;
            while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            {
                worth /= 10;
                ticks += (_text[_at] - '0') * worth;
                _at++;
                digits++;
            }

            return digits > 0;
        }
    }
}
