"""The words of the counterparts: templates, or a model whose wording is checked."""

from assistant.rehearsal.voice.by_model import model_voice, voice_prompt
from assistant.rehearsal.voice.template import template_voice

__all__ = ["model_voice", "template_voice", "voice_prompt"]
