using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>Tells the form of an article.</summary>
internal sealed class ArticleFormReader(Reading reading, TextScan scan, Phrases phrases)
{
    private const int Preamble = 8;
    private const int ReleaseHead = 200;
    private const int LongestBody = 8;

    private readonly List<WordMatch> _tokens = [];
    private readonly SentenceView _view = new();
    private int _promises;

    public ArticleForm FormOf(Article article)
    {
        var form = ReadForm(article);
        return form switch
        {
            ArticleForm.News when IsRelease(article) => ArticleForm.Release,
            ArticleForm.Plan when AddressesBodies(article) => ArticleForm.Notice,
            ArticleForm.PolicySpeech when _promises < 2 && phrases.MemberSigns.IsIn(reading.Folded.AsSpan(article.Span.Start, article.Span.Length)) => ArticleForm.MemberSpeech,
            _ => form,
        };
    }

    private ArticleForm ReadForm(Article article)
    {
        if (IsMinutes(article))
            return ArticleForm.News;
        var opensSpeech = OpensSpeech(article);
        if (article.HasDateline && !opensSpeech)
            return ArticleForm.News;
        var hasPolicySigns = HasPolicySigns(article);
        var speech = hasPolicySigns ? ArticleForm.PolicySpeech : ArticleForm.Speech;
        _promises = 0;
        var (sentences, reports, actions, demands, own) = (0, 0, 0, 0, 0);
        foreach (var paragraph in article.Paragraphs)
        {
            foreach (var span in paragraph.Sentences)
            {
                sentences++;
                _view.Load(reading, scan, span);
                if (_view.Clauses.Count == 0)
                    continue;
                var first = _view.Clauses[0];
                if (first.Adverbs || _view.LeadOf(first).Is(CueClasses.Action | CueClasses.Frame))
                    actions++;
                else if (LeadsWithDemand())
                    demands++;
                if (SaysOwn(hasPolicySigns || reading.IsTraditional))
                    own++;
                if (Promises())
                    _promises++;
                else if ((hasPolicySigns || reading.IsTraditional) && BodyPromises())
                    own++;
                ClassedWords.Tokens(scan.Within(WordUse.Speakers, first.Span), first.Span.End, _tokens);
                if (Reports(first))
                    reports++;
                if (OpensMeeting(first) && !opensSpeech)
                    return ArticleForm.News;
            }
        }

        // A work report is delivered too, but mostly sets out tasks.
        if (opensSpeech)
            return actions * 3 >= sentences && !hasPolicySigns && !reading.IsTraditional ? ArticleForm.Plan : speech;

        // A policy speech tells what departments propose, too.
        if (sentences == 0 || (reports * 12 > sentences && !(hasPolicySigns && own > reports * 2)))
            return ArticleForm.News;
        if ((hasPolicySigns || reading.IsTraditional) && own * 8 >= sentences && (actions * 3 < sentences || actions < own * 2))
            return speech;
        if (actions * 3 >= sentences || article.Headings.Any(heading => phrases.PlanHeadings.IsIn(TextOf(heading))))
            return ArticleForm.Plan;
        if (own * 5 >= sentences || article.Headings.Any(heading => phrases.SpeechHeadings.IsIn(TextOf(heading))))
            return speech;
        return reports == 0 && (actions + demands) * 3 >= sentences ? ArticleForm.Plan : ArticleForm.News;
    }

    /// <summary>A paragraph that goes on an enumeration: 一是, (二).</summary>
    public bool IsItem(Paragraph paragraph)
    {
        if (paragraph.Sentences.Length == 0)
            return false;
        _view.Load(reading, scan, paragraph.Sentences[0]);
        return _view.Clauses.Count > 0 && _view.Clauses[0].Numbered;
    }

    /// <summary>A heading under which a report looks back.</summary>
    public bool LooksBack(Paragraph heading) => phrases.PastHeadings.IsIn(TextOf(heading)) && !phrases.ComingHeadings.IsIn(TextOf(heading));

    private bool LeadsWithDemand()
    {
        foreach (var clause in _view.Clauses)
        {
            if (_view.LeadOf(clause).Is(CueClasses.Modal | CueClasses.Future))
                return true;
        }

        return false;
    }

    private bool SaysOwn(bool inAnyWord)
    {
        if ((_view.Classes & CueClasses.Own) == 0)
            return false;
        foreach (var cue in _view.Cues)
        {
            if (cue.Is(CueClasses.Own) && (inAnyWord || reading.Folded[cue.Start] == '我'))
                return true;
        }

        return false;
    }

    // 会议指出, 会议同意: the report of a meeting, whatever else its sentences look like.
    private bool OpensMeeting(Clause clause) =>
        _tokens.Count > 1 && _tokens[0].Start == clause.Span.Start
            && ((SpeakerClasses)_tokens[0].Entry & SpeakerClasses.Meeting) != 0
            && ((SpeakerClasses)_tokens[1].Entry & (SpeakerClasses.Report | SpeakerClasses.Event)) != 0
            && _tokens[1].Start <= _tokens[0].End + 2;

    // It speaks of 本港 or the bodies of Hong Kong, or addresses the chair of a council.
    private bool HasPolicySigns(Article article) =>
        (reading.IsTraditional && phrases.PolicyOpeners.Starts(TextOf(article.Paragraphs[0])))
        || phrases.PolicySigns.IsIn(reading.Folded.AsSpan(article.Span.Start, article.Span.Length));

    // 运输署会, 金管局将
    private bool BodyPromises()
    {
        foreach (var cue in _view.Cues)
        {
            if (!cue.Is(CueClasses.Future))
                continue;
            foreach (var match in scan.Within(WordUse.Speakers, new TextSpan(Math.Max(_view.Span.Start, cue.Start - LongestBody), cue.Start)))
            {
                if (match.End == cue.Start && ((SpeakerClasses)match.Entry & SpeakerClasses.Organ) != 0)
                    return true;
            }
        }

        return false;
    }

    // 我们会, 政府将
    private bool Promises()
    {
        for (var i = 1; i < _view.Cues.Count; i++)
        {
            if (_view.Cues[i].Is(CueClasses.Future) && _view.Cues[i - 1].Is(CueClasses.Own | CueClasses.Adverb) && _view.Cues[i - 1].End == _view.Cues[i].Start)
                return true;
        }

        return false;
    }

    // 各市、县人民政府,省各有关部门:
    private bool AddressesBodies(Article article)
    {
        foreach (var paragraph in article.Paragraphs)
        {
            if (paragraph.Kind != ParagraphKind.Body)
                continue;
            var text = TextOf(paragraph);
            return text[^1] == ':' && text.Contains('各') && phrases.AddresseeEndings.Ends(text[..^1]);
        }

        return false;
    }

    // 主席:… 纪录:… 出席:…: the minutes of an office's meeting, whose items are the meeting's words.
    private bool IsMinutes(Article article) =>
        phrases.MinutesSigns.IsIn(reading.Folded.AsSpan(article.Span.Start, Math.Min(ReleaseHead, article.Span.Length)));

    // 發稿單位:工務局
    private bool IsRelease(Article article) =>
        phrases.ReleaseSigns.IsIn(reading.Folded.AsSpan(article.Span.Start, Math.Min(ReleaseHead, article.Span.Length)));

    // 各位代表, 主席、各位议员, 以下是…的致辞: the speaker's own words follow.
    private bool OpensSpeech(Article article) =>
        article.Paragraphs.Take(Preamble).Any(paragraph => phrases.SpeechOpeners.Starts(TextOf(paragraph)));

    private ReadOnlySpan<char> TextOf(Paragraph paragraph) => reading.Folded.AsSpan(paragraph.Span.Start, paragraph.Span.Length);

    // "…指出," at the end of the first clause.
    private bool Reports(Clause clause) =>
        _tokens.Count > 0 && _tokens[^1].End == clause.Span.End
            && ((SpeakerClasses)_tokens[^1].Entry & SpeakerClasses.Report) != 0;
}
